package trainyard.core.diagnose.gather;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.NodeLogin;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;

/** What one node has on the job: one login, or none where the connection leads to it. */
final class NodeEvidence {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration OFF = Duration.ofSeconds(2);
    private static final Duration FAR_OFF = Duration.ofSeconds(30);

    private final Asking asking;
    private final InstantSource clock;
    private final Question question;

    /**
     * What is asked of each node.
     *
     * @param here the name of the machine that the connection leads to
     * @param ahead how much the controller's clock is ahead of this workstation's
     * @param credential of munge, made there just now; empty for none
     */
    record Question(
            String job,
            Instant from,
            Instant to,
            List<String> nodes,
            String here,
            String slurmdLog,
            String evidence,
            String outputFolder,
            String workFolder,
            Duration ahead,
            byte[] credential) {}

    NodeEvidence(Asking asking, InstantSource clock, Question question) {
        this.asking = asking;
        this.clock = clock;
        this.question = question;
    }

    void read(String node) throws RemoteException, InterruptedException {
        String boundary = UUID.randomUUID().toString();
        var arguments = new ArrayList<>(List.of(
                boundary,
                question.job(),
                Long.toString(question.from().getEpochSecond()),
                Long.toString(question.to().getEpochSecond()),
                node,
                question.slurmdLog().replace("%h", node).replace("%n", node),
                question.evidence(),
                question.outputFolder(),
                question.workFolder()));
        question.nodes().stream().filter(other -> !other.equals(node)).limit(16).forEach(arguments::add);
        List<String> words = asking.script("trainyard-node", Scripts.NODE, arguments);
        Instant asked = clock.instant();
        Optional<CommandResult> told = run(node, words);
        if (told.isPresent()) {
            keep(node, asked, Frames.of(told.get().output(), boundary));
        }
    }

    private Optional<CommandResult> run(String node, List<String> words) throws RemoteException, InterruptedException {
        boolean here = shortName(node).equals(shortName(question.here()));
        if (!here && !NodeLogin.isHost(node)) {
            return Optional.empty();
        }
        List<String> line =
                here ? words : NodeLogin.command(node, PATIENCE, words).words();
        CommandResult result;
        try {
            result = asking.shell().run(new Command(line, question.credential(), PATIENCE));
        } catch (RemoteException failed) {
            if (failed.problem() instanceof RemoteProblem.TimedOut(var _, var limit)) {
                missing(node, node + " gave no answer within " + limit.toSeconds() + " s.");
                return Optional.empty();
            }
            throw failed;
        }
        if (result.ok()) {
            return Optional.of(result);
        }
        missing(
                node,
                !here && result.exitStatus() == NodeLogin.FAILED
                        ? NodeLogin.trouble(
                                        node, result.errors(), asking.shell().target())
                                .sentence()
                        : Asking.said(result));
        return Optional.empty();
    }

    private void missing(String node, String why) {
        asking.collected()
                .miss(
                        "the logs and the state of " + node,
                        why,
                        "journalctl -k; tail " + question.slurmdLog() + " (on " + node + ")");
    }

    private static String shortName(String host) {
        return host.strip().split("\\.", 2)[0];
    }

    private void keep(String node, Instant asked, List<Frames.Frame> frames) {
        Duration ahead = frames.stream()
                .filter(frame -> frame.name().equals("clock"))
                .findFirst()
                .flatMap(frame -> ClockReading.ahead(frame.text(), asked))
                .map(ofThis -> ofThis.minus(question.ahead()))
                .orElse(Duration.ZERO);
        Duration behind = ahead.abs().compareTo(OFF) > 0 ? ahead.negated() : Duration.ZERO;
        if (ahead.abs().compareTo(FAR_OFF) > 0) {
            String text = "clock: " + node + " is " + ahead.abs().toSeconds() + " s "
                    + (ahead.isNegative() ? "behind" : "ahead of") + " the controller\n";
            add(node, "clock.txt", SourceKind.STATE, Duration.ZERO, text.getBytes(StandardCharsets.UTF_8));
        }
        for (Frames.Frame frame : frames) {
            String name = frame.name();
            switch (name) {
                case "clock", "end" -> {}
                case "slurmd" -> add(node, "slurmd.log", SourceKind.SLURMD, behind, frame.content());
                case "kernel" -> add(node, "kernel.txt", SourceKind.KERNEL, behind, frame.content());
                case "state" -> add(node, "state.txt", SourceKind.STATE, behind, frame.content());
                case "munge" -> add(node, "munge.txt", SourceKind.STATE, behind, frame.content());
                default -> saved(node, name, behind, frame);
            }
        }
    }

    private void saved(String node, String name, Duration behind, Frames.Frame frame) {
        if (name.startsWith("no:")) {
            String what = name.substring("no:".length());
            asking.collected()
                    .miss(
                            "the " + what + " log of " + node,
                            frame.text().strip() + ".",
                            what.equals("kernel")
                                    ? "sudo journalctl -k (on " + node + ")"
                                    : "allow sudo in the settings of the connection");
            return;
        }
        SourceKind kind = switch (name) {
            case "saved/kernel.txt" -> SourceKind.KERNEL;
            case "saved/slurmd.txt" -> SourceKind.SLURMD;
            default -> SourceKind.STATE;
        };
        if (name.matches("saved/[A-Za-z0-9._-]+")) {
            add(node, name, kind, behind, frame.content());
        }
    }

    private void add(String node, String name, SourceKind kind, Duration behind, byte[] content) {
        asking.collected()
                .add("nodes/" + node + "/" + name, kind, Optional.of(node), Optional.empty(), behind, content);
    }
}
