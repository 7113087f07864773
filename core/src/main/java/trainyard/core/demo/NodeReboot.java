package trainyard.core.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code scontrol reboot} and {@code scontrol cancel_reboot}. */
final class NodeReboot {
    private final World world;

    NodeReboot(World world) {
        this.world = world;
    }

    Answer reboot(List<String> words) {
        boolean asap = false;
        boolean staysDown = false;
        String reason = "";
        Optional<List<SimNode>> nodes = Optional.empty();
        for (String word : words) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (lower.equals("asap")) {
                asap = true;
            } else if (lower.startsWith("nextstate=")) {
                staysDown = lower.endsWith("=down");
            } else if (lower.startsWith("reason=")) {
                reason = NodeUpdate.withoutMarks(word.substring("reason=".length()));
            } else {
                nodes = NodeNames.find(world, word);
            }
        }
        if (nodes.isEmpty()) {
            return Answer.failed("scontrol_reboot_nodes error: Invalid node name specified");
        }
        for (SimNode node : nodes.get()) {
            node.rebootAsked = true;
            node.staysDown = staysDown;
            node.drain |= asap;
            node.troubleEnds = 0;
            node.setReason(reason.isEmpty() ? "Reboot ASAP" : reason, NodeUpdate.USER, world.now());
        }
        return Answer.of("");
    }

    Answer cancel(List<String> words) {
        Optional<List<SimNode>> nodes = NodeNames.find(world, String.join(",", words));
        if (nodes.isEmpty()) {
            return Answer.failed("slurm_update error: Invalid node name specified");
        }
        for (SimNode node : nodes.get()) {
            if (!node.rebootAsked) {
                return Answer.failed("slurm_update error: Invalid node state specified");
            }
            node.resume();
        }
        return Answer.of("");
    }
}
