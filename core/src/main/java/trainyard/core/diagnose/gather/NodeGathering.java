package trainyard.core.diagnose.gather;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.live.SlurmConfig;
import trainyard.core.remote.RemoteException;
import trainyard.core.slurm.Hostlist;

/** What the nodes of a job know of it, and how they are now: one login on each. */
final class NodeGathering {
    static final int SIDE_BY_SIDE = 6;

    /** Where the epilog of a deployment saves evidence, unless its plan says otherwise. */
    private static final String EVIDENCE_FOLDER = "/var/log/slurm/evidence";

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration OF_A_DEAD_ONE = Duration.ofSeconds(5);
    private static final int MOST_PEERS = 8;
    private static final long WORTH_TELLING = 30;

    private final Asking asking;
    private final Collected collected;
    private final Here here;
    private final SlurmConfig config;

    NodeGathering(Asking asking, Collected collected, Here here, SlurmConfig config) {
        this.asking = asking;
        this.collected = collected;
        this.here = here;
        this.config = config;
    }

    /** The nodes to ask, the most telling first: those that Slurm names or that are in trouble, then the first. */
    static List<String> inOrder(Subject subject, List<Map<String, String>> records) {
        var order = new LinkedHashSet<String>();
        subject.suspects().stream().filter(subject.nodes()::contains).forEach(order::add);
        for (Map<String, String> record : records) {
            String state = record.getOrDefault("State", "");
            if (record.containsKey("Reason") || state.matches(".*(?:DOWN|DRAIN|FAIL|INVAL|NOT_RESPONDING|\\*).*")) {
                order.add(record.getOrDefault("NodeName", ""));
            }
        }
        order.retainAll(subject.nodes());
        order.addAll(subject.nodes());
        return List.copyOf(order);
    }

    /** Whether Slurm says that a node does not answer. */
    static boolean isDead(String node, List<Map<String, String>> records) {
        return records.stream()
                .filter(record -> node.equals(record.get("NodeName")))
                .map(record -> record.getOrDefault("State", ""))
                .anyMatch(state -> state.matches(".*(?:DOWN|NOT_RESPONDING|POWERED_DOWN|\\*).*"));
    }

    /** @param controller its clock, by which Slurm's records are written */
    void ask(String node, boolean dead, Subject subject, JobWindow window, Optional<ClockReading> controller)
            throws RemoteException, InterruptedException {
        Subject.Member member = subject.members().getFirst();
        Instant now = controller.map(clock -> clock.at(System.nanoTime())).orElseGet(Instant::now);
        var words = new ArrayList<>(List.of(subject.numbers(), node, Long.toString(now.getEpochSecond())));
        words.addAll(window.seconds());
        words.add(EVIDENCE_FOLDER);
        words.add(config.value("SlurmdLogFile").map(path -> named(path, node)).orElse(""));
        words.add(named(config.value("SlurmdSpoolDir").orElse("/var/spool/slurmd"), node));
        words.add(member.workFolder().isEmpty() ? "/" : member.workFolder());
        words.add(member.outputs().isEmpty() ? "/" : member.outputs().getFirst());
        words.add(here.credential());
        subject.nodes().stream()
                .filter(other -> !other.equals(node))
                .limit(MOST_PEERS)
                .forEach(words::add);
        Map<String, ScriptPiece> pieces = new LinkedHashMap<>();
        String trouble = asking.script(
                here.is(node) ? Optional.empty() : Optional.of(node),
                dead ? OF_A_DEAD_ONE : PATIENCE,
                GatherScripts.NODE,
                words,
                piece -> pieces.put(piece.name(), piece));
        if (!trouble.isEmpty()) {
            collected.lacks(
                    (pieces.isEmpty() ? "what " : "some of what ") + node + " itself knows", trouble, "ssh " + node);
        }
        keep(node, pieces, controller);
        lacks(node, member.raw(), pieces);
    }

    private static String named(String path, String node) {
        return path.replace("%h", node).replace("%n", node);
    }

    private void keep(String node, Map<String, ScriptPiece> pieces, Optional<ClockReading> controller) {
        Duration ahead = Optional.ofNullable(pieces.get("clock"))
                .flatMap(ClockReading::of)
                .flatMap(clock -> controller.map(clock::aheadOf))
                .orElse(Duration.ZERO);
        // It is not measured more closely than that.
        ahead = ahead.abs().toMillis() < 1_000 ? Duration.ZERO : Duration.ofMillis(ahead.toMillis() / 100 * 100);
        Duration daemons = seconds(Optional.ofNullable(pieces.get("daemons")));
        clock(node, ahead, daemons);
        Duration behind = ahead.negated();
        Duration daemonsBehind = (daemons.isZero() ? ahead : daemons).negated();
        for (ScriptPiece piece : pieces.values()) {
            String name = piece.name();
            if (name.equals("slurmd") && piece.status().equals("0")) {
                add(node, "slurmd.log", SourceKind.SLURMD, daemonsBehind, piece);
            } else if (name.equals("kernel") && piece.status().equals("0")) {
                add(node, "kernel.txt", SourceKind.KERNEL, behind, piece);
            } else if (name.startsWith("saved/")) {
                String file = name.substring(name.lastIndexOf('/') + 1);
                SourceKind kind = switch (file) {
                    case "kernel.txt" -> SourceKind.KERNEL;
                    case "slurmd.txt" -> SourceKind.SLURMD;
                    default -> SourceKind.STATE;
                };
                add(node, "saved/" + file, kind, kind == SourceKind.SLURMD ? daemonsBehind : behind, piece);
            } else if (name.startsWith("now/")) {
                add(node, name + ".txt", SourceKind.STATE, behind, piece);
            }
        }
    }

    private void add(String node, String file, SourceKind kind, Duration behind, ScriptPiece piece) {
        collected.add("nodes/" + node + "/" + file, kind, Optional.of(node), Optional.empty(), behind, piece.text());
    }

    private static Duration seconds(Optional<ScriptPiece> piece) {
        String text = piece.map(ScriptPiece::string).orElse("").strip();
        return text.matches("-?\\d{1,10}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
    }

    private void clock(String node, Duration machine, Duration daemons) {
        var lines = new StringBuilder();
        if (machine.abs().toSeconds() > WORTH_TELLING) {
            lines.append("clock: ").append(difference(machine)).append('\n');
        }
        if (daemons.abs().toSeconds() > WORTH_TELLING
                && daemons.minus(machine).abs().toSeconds() > WORTH_TELLING) {
            lines.append("clock of munge and slurmd: ")
                    .append(difference(daemons))
                    .append('\n');
        }
        collected.add(
                "nodes/" + node + "/clock.txt",
                SourceKind.STATE,
                Optional.of(node),
                Optional.empty(),
                Duration.ZERO,
                lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String difference(Duration ahead) {
        return ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of") + " the controller";
    }

    private void lacks(String node, String raw, Map<String, ScriptPiece> pieces) {
        String how = asking.sudo()
                ? "Look there as root."
                : "Turn on sudo for this connection, with leave to run it without a password there.";
        for (ScriptPiece piece : pieces.values()) {
            boolean denied = piece.status().equals("denied");
            boolean absent = piece.status().equals("absent");
            switch (piece.name()) {
                case "slurmd" -> {
                    if (denied || absent) {
                        collected.lacks(
                                "slurmd's log on " + node,
                                denied ? "This login may not read it." : "There is none where slurm.conf says.",
                                denied ? how : "`SlurmdLogFile` in slurm.conf says where it is written.");
                    }
                }
                case "kernel" -> {
                    if (denied) {
                        collected.lacks(
                                "the kernel log of " + node,
                                asking.sudo()
                                        ? "Neither this login nor root may read it there, as in a container."
                                        : "This login may not read it.",
                                asking.sudo()
                                        ? "dmesg on the machine that holds the container"
                                        : "Turn on sudo for this connection, or put the login into the group"
                                                + " systemd-journal on the node.");
                    }
                }
                case "saved folder" -> {
                    if (denied || absent) {
                        collected.lacks(
                                "what the epilog saved on " + node,
                                denied
                                        ? "This login may not read "
                                                + piece.string().strip() + " there."
                                        : "There is no " + piece.string().strip() + "/" + raw + "/" + node
                                                + ": the epilog saves it when a job fails, and did not.",
                                denied
                                        ? "Put the login into the group slurm on the node, or turn on sudo for this"
                                                + " connection."
                                        : "`evidence: {enabled: true}` in the plan, and a deployment.");
                    }
                }
                default -> {}
            }
        }
    }

    /** Says which nodes were not asked. */
    void left(List<String> nodes, String why) {
        if (!nodes.isEmpty()) {
            collected.lacks(
                    "what " + nodes.size() + (nodes.size() == 1 ? " node knows" : " nodes know"),
                    Hostlist.fold(nodes) + " was not asked: " + why,
                    "Look at one with the node check.");
        }
    }
}
