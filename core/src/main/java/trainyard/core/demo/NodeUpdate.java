package trainyard.core.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code scontrol update nodename=... state=... reason=... resumeafter=...}. */
final class NodeUpdate {
    static final String USER = "root";

    private static final Answer NO_SUCH_NODE = Answer.failed("slurm_update error: Invalid node name specified");
    private static final Answer WRONG_STATE = Answer.failed("slurm_update error: Invalid node state specified");

    private final World world;

    NodeUpdate(World world) {
        this.world = world;
    }

    Answer run(Map<String, String> items) {
        String state = items.getOrDefault("state", "").toUpperCase(Locale.ROOT);
        String reason = withoutMarks(items.getOrDefault("reason", ""));
        String resumeAfter = items.getOrDefault("resumeafter", "");
        if ((state.equals("DRAIN") || state.equals("DOWN") || state.equals("FAIL")) && reason.isBlank()) {
            return Answer.failed("You must specify a reason when DOWNING or DRAINING a node. Request denied");
        }
        if (!resumeAfter.isEmpty() && !resumeAfter.matches("[0-9]{1,9}")) {
            return Answer.failed("scontrol: error: Invalid value resumeafter=" + resumeAfter + " for ResumeAfter");
        }
        Optional<List<SimNode>> nodes = NodeNames.find(world, items.getOrDefault("nodename", ""));
        if (nodes.isEmpty()) {
            return NO_SUCH_NODE;
        }
        for (SimNode node : nodes.get()) {
            // As slurmctld does it: what came before the node that it refuses is done.
            Optional<Answer> refused = set(node, state, reason);
            if (refused.isPresent()) {
                return refused.get();
            }
            boolean away = node.drain || node.down;
            node.resumeAt = away && !resumeAfter.isEmpty() ? world.now() + Long.parseLong(resumeAfter) : 0;
        }
        return Answer.of("");
    }

    /** scontrol takes one quotation mark off either end of a reason. */
    static String withoutMarks(String reason) {
        String text = reason.startsWith("\"") ? reason.substring(1) : reason;
        return text.endsWith("\"") ? text.substring(0, text.length() - 1) : text;
    }

    private Optional<Answer> set(SimNode node, String state, String reason) {
        switch (state) {
            case "DRAIN", "FAIL" -> drain(node, reason);
            case "DOWN" -> down(node, reason);
            case "RESUME" -> {
                boolean away = node.drain || node.down || node.rebootAsked;
                if (!away || node.invalidRegistration) {
                    return Optional.of(WRONG_STATE);
                }
                node.resume();
            }
            case "UNDRAIN" -> {
                if (node.invalidRegistration) {
                    return Optional.of(WRONG_STATE);
                }
                node.drain = false;
                node.clearReason();
            }
            case "POWER_UP", "POWER_DOWN", "POWER_DOWN_ASAP", "POWER_DOWN_FORCE" -> power(node, state);
            case "" -> node.setReason(reason, USER, world.now());
            default -> {
                return Optional.of(Answer.failed("Invalid input: state=" + state + "\nRequest aborted"));
            }
        }
        return Optional.empty();
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

    private void power(SimNode node, String state) {
        if (state.equals("POWER_UP")) {
            node.powerDownAsked = false;
            if (node.poweredDown) {
                node.poweredDown = false;
                node.powerUpEnds = world.now() + NodeOrders.BOOT;
            }
            return;
        }
        if (state.equals("POWER_DOWN_FORCE")) {
            world.failJobsOn(node);
        }
        if (state.equals("POWER_DOWN_ASAP")) {
            drain(node, "POWER_DOWN_ASAP");
            node.powerDrain = true;
        }
        node.powerUpEnds = 0;
        node.powerDownAsked = !node.poweredDown;
    }
}
