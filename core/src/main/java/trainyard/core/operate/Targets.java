package trainyard.core.operate;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Checks what an action is for. No target can be taken for an option, nor for more than it says. */
final class Targets {
    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private Targets() {}

    static List<String> nodes(List<String> names) {
        return checked(names, "node", Targets::checkNode);
    }

    static List<String> jobs(List<String> ids) {
        return checked(ids, "job", Targets::checkJob);
    }

    /** Steps such as {@code 12.0} as well. */
    static List<String> jobsAndSteps(List<String> ids) {
        return checked(ids, "job", JobTarget::parse);
    }

    private static void checkNode(String name) {
        // Slurm takes ALL for every node, whose impact nobody has seen.
        if (!NODE.matcher(name).matches() || name.equalsIgnoreCase("ALL")) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a node.");
        }
    }

    private static void checkJob(String id) {
        if (JobTarget.parse(id).step().isPresent()) {
            throw new IllegalArgumentException(
                    "'" + id + "' is a step; steps can only be cancelled. Name the job itself.");
        }
    }

    private static List<String> checked(List<String> names, String what, Consumer<String> check) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("No " + what + " is named.");
        }
        var each = names.stream().distinct().toList();
        each.forEach(check);
        return each;
    }
}
