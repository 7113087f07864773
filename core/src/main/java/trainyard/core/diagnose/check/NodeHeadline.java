package trainyard.core.diagnose.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import trainyard.core.diagnose.Owner;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.check.Check.Status;

/** What the checks come to: why the node is out of service, and what helps. */
final class NodeHeadline {
    private final Looked looked;
    private final String node;
    private final Reason reason;
    private final List<Check> checks;

    NodeHeadline(Looked looked, Reason reason, List<Check> checks) {
        this.looked = looked;
        node = looked.node();
        this.reason = reason;
        this.checks = checks;
    }

    NodeReport report() {
        boolean out = checks.getFirst().isTrouble();
        Optional<Check> cause = checks.stream().skip(1).filter(Check::isTrouble).findFirst();
        var remedies = new ArrayList<Remedy>();
        cause.flatMap(this::remedy).ifPresent(remedies::add);
        String headline = out ? outOfService(cause, remedies) : inService(cause, remedies);
        return new NodeReport(node, headline, checks, remedies);
    }

    private String outOfService(Optional<Check> cause, List<Remedy> remedies) {
        String state = node + " is out of service" + (reason.isNone() ? "" : " (" + reason.text() + ")") + ": ";
        remedies.add(resume());
        if (cause.isPresent()) {
            return state + lower(cause.get().sentence());
        }
        if (usual().isEmpty() && !reason.user().isEmpty() && !reason.user().equals("slurm")) {
            return state + reason.user() + " took it out" + (reason.since().isEmpty() ? "" : " on " + reason.since())
                    + ". " + nothingFound() + " Ask " + reason.user() + " before it is returned to service.";
        }
        return state + usual() + nothingFound();
    }

    /** What Slurm means by its own reasons. */
    private String usual() {
        String text = reason.text();
        if (text.contains("Kill task failed")) {
            return "processes of a job did not end when they were killed, as where a file system or a driver hangs. ";
        }
        if (text.contains("Prolog error") || text.contains("Epilog error")) {
            return "its " + text.substring(0, 6).toLowerCase(Locale.ROOT)
                    + " failed, which drains a node; slurmd's log and the script's own tell why. ";
        }
        if (text.contains("unexpectedly rebooted")) {
            return "it was started anew while Slurm counted on it; look into the log of the boot before"
                    + " (journalctl -b -1 -k) and into the machine's own log (ipmitool sel list). ";
        }
        return "";
    }

    private String nothingFound() {
        long unknown = checks.stream()
                .filter(check -> check.status() == Status.UNKNOWN)
                .count();
        return "Nothing was found wrong with it now"
                + (unknown == 0 ? "." : ", but " + unknown + " of " + checks.size() + " checks could not be made.");
    }

    private String inService(Optional<Check> cause, List<Remedy> remedies) {
        if (looked.record().isEmpty()) {
            return node + " could not be judged: " + lower(checks.getFirst().sentence());
        }
        if (cause.isPresent()) {
            remedies.add(new Remedy(
                    "Take it out of service until that is mended; jobs on it run on.",
                    Owner.OPERATOR,
                    List.of(
                            "scontrol",
                            "update",
                            "NodeName=" + node,
                            "State=DRAIN",
                            "Reason=" + cause.get().name() + ": " + cause.get().sentence()),
                    Optional.of(Remedy.Action.DRAIN)));
            return node + " is in service, but should not be: "
                    + lower(cause.get().sentence());
        }
        return node + " is in service. " + nothingFound();
    }

    private Remedy resume() {
        return new Remedy(
                "Return it to service once the cause is mended.",
                Owner.OPERATOR,
                List.of("scontrol", "update", "NodeName=" + node, "State=RESUME"),
                Optional.of(Remedy.Action.RESUME));
    }

    private Optional<Remedy> remedy(Check cause) {
        return switch (cause.name()) {
            case "login" ->
                operator(
                        "Look at the machine's console and power; it does not answer on the network.",
                        "ping",
                        "-c",
                        "3",
                        looked.value("NodeAddr").isEmpty() ? node : looked.value("NodeAddr"));
            case "slurmd" ->
                operator("Start slurmd, and look why it ended.", "ssh", node, "sudo systemctl restart slurmd");
            case "clock" -> operator("Set its clock, and see that it is kept.", "ssh", node, "sudo chronyc makestep");
            case "munge", "munge back" ->
                cause.sentence().contains("does not run") || cause.sentence().contains("does not answer")
                        ? operator("Start munge, then slurmd.", "ssh", node, "sudo systemctl restart munge slurmd")
                        : cause.sentence().contains("key differs")
                                ? operator(
                                        "Bring the controller's /etc/munge/munge.key there, then restart both.",
                                        "ssh",
                                        node,
                                        "sudo systemctl restart munge slurmd")
                                : operator(
                                        "Set its clock, and see that it is kept.",
                                        "ssh",
                                        node,
                                        "sudo chronyc makestep");
            case "network" ->
                operator(
                        "Mend its names (/etc/hosts, DNS) or what keeps it from the controller's port.",
                        "ssh",
                        node,
                        "ip -br address");
            case "GPUs" -> operator("See which GPU is missing.", "ssh", node, "sudo nvidia-smi -L");
            case "memory" -> operator("See what slurmd finds, and promise no more.", "ssh", node, "slurmd -C");
            case "disks" -> operator("Make room.", "ssh", node, "df -h");
            case "kernel log" -> operator("Read the whole of it.", "ssh", node, "sudo journalctl -k --since=-24h");
            default -> Optional.empty();
        };
    }

    private static Optional<Remedy> operator(String text, String... command) {
        return Optional.of(new Remedy(text, Owner.OPERATOR, List.of(command), Optional.empty()));
    }

    /** As it goes on behind a colon; names of programs and machines stay as they are. */
    private static String lower(String sentence) {
        return sentence.matches("(?:It|Its|The|Full|Device|No) .*")
                ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1)
                : sentence;
    }
}
