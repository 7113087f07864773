package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import trainyard.core.slurm.Hostlist;

/** {@code scontrol update nodename=... state=... reason=...}, {@code hold} and {@code release}. */
final class ScontrolChange {
    private static final String USER = "root";

    private final World world;

    ScontrolChange(World world) {
        this.world = world;
    }

    Answer run(String verb, List<String> words) {
        return verb.equals("update") ? update(words) : holdOrRelease(verb.equals("hold"), words);
    }

    private Answer update(List<String> words) {
        Map<String, String> items = new TreeMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                return Answer.failed("Invalid input: " + word + "\nRequest aborted");
            }
            items.put(word.substring(0, equals).toLowerCase(Locale.ROOT), word.substring(equals + 1));
        }
        String hosts = items.get("nodename");
        if (hosts == null) {
            return Answer.failed("No valid entity in update command\nInput line must include \"NodeName\"");
        }
        var nodes = new ArrayList<SimNode>();
        try {
            for (String host : Hostlist.expand(hosts)) {
                world.node(host).ifPresent(nodes::add);
            }
            if (nodes.size() < Hostlist.expand(hosts).size()) {
                return Answer.failed("slurm_update error: Invalid node name specified");
            }
        } catch (IllegalArgumentException malformed) {
            return Answer.failed("slurm_update error: Invalid node name specified");
        }
        return setState(
                nodes, items.getOrDefault("state", "").toLowerCase(Locale.ROOT), items.getOrDefault("reason", ""));
    }

    private Answer setState(List<SimNode> nodes, String state, String reason) {
        boolean away = state.equals("drain") || state.equals("down") || state.equals("fail");
        if (away && reason.isBlank()) {
            return Answer.failed("You must specify a reason when DOWNING or DRAINING a node. Request denied");
        }
        switch (state) {
            case "drain", "fail" -> nodes.forEach(node -> drain(node, reason));
            case "down" -> nodes.forEach(node -> down(node, reason));
            case "resume", "undrain", "idle" -> {
                if (nodes.stream().anyMatch(node -> !node.drain && !node.down)) {
                    return Answer.failed("slurm_update error: Invalid node state specified");
                }
                nodes.forEach(ScontrolChange::resume);
            }
            case "" -> nodes.forEach(node -> node.setReason(reason, USER, world.now()));
            default -> {
                return Answer.failed("Invalid input: state=" + state + "\nRequest aborted");
            }
        }
        return Answer.of("");
    }

    private void drain(SimNode node, String reason) {
        node.drain = true;
        node.troubleEnds = 0;
        node.setReason(reason, USER, world.now());
    }

    private void down(SimNode node, String reason) {
        node.down = true;
        node.troubleEnds = 0;
        node.setReason(reason, USER, world.now());
        world.failJobsOn(node);
    }

    private static void resume(SimNode node) {
        node.drain = false;
        node.down = false;
        node.notResponding = false;
        node.invalidRegistration = false;
        node.troubleEnds = 0;
        node.clearReason();
    }

    private Answer holdOrRelease(boolean hold, List<String> words) {
        for (String word : words) {
            for (String id : word.split(",")) {
                var jobs = JobIds.find(world, id).stream()
                        .filter(SimJob::isWaiting)
                        .toList();
                if (jobs.isEmpty()) {
                    return Answer.failed(
                            JobIds.find(world, id).isEmpty()
                                    ? "Invalid job id specified for job " + id
                                    : "Job is no longer pending execution for job " + id);
                }
                for (SimJob job : jobs) {
                    if (hold) {
                        world.hold(job, "JobHeldUser");
                    } else {
                        world.release(job, new JobMaker(world).priority(job.spec));
                    }
                }
            }
        }
        return Answer.of("");
    }
}
