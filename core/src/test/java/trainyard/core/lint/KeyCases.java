package trainyard.core.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import trainyard.core.slurm.SlurmVersion;

/** For every key of the tables a small configuration that holds it, to put before a real daemon. */
final class KeyCases {
    /** Where a key asks for more than its kind does. */
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("slurm.conf SlurmctldHost", "probe2(127.0.0.1)"),
            Map.entry("slurm.conf NodeSet", "set Nodes=n1"),
            Map.entry("slurm.conf DownNodes", "n1 State=DOWN"),
            Map.entry("slurm.conf FrontendName", "front"),
            Map.entry("slurm.conf PowerAction", "act Program=/bin/true Location=slurmctld"));

    /** How a line of its kind starts, where more than the key itself must stand on it. */
    private static final Map<String, String> LINES = Map.of(
            "slurm.conf nodename", "NodeName=n1 NodeAddr=127.0.0.1 ",
            "slurm.conf partitionname", "PartitionName=p Nodes=n1 ",
            "slurm.conf nodeset", "NodeSet=set ",
            "slurm.conf downnodes", "DownNodes=n1 ",
            "slurm.conf frontendname", "FrontendName=front ",
            "slurm.conf poweraction", "PowerAction=act ",
            "gres.conf name", "Name=gpu ",
            "topology.conf switchname", "SwitchName=s ",
            "topology.conf blockname", "BlockName=b ",
            "topology.conf ringname", "RingName=r ");

    /** @param text the lines of {@code file} */
    record Case(String file, String section, Key key, String text, SlurmVersion version) {
        String id() {
            return file + " " + section + " " + key.name();
        }

        private String plugin() {
            String line = section.isEmpty() ? key.name().toLowerCase(Locale.ROOT) : section;
            if (line.startsWith("block") && version.atLeast(new SlurmVersion(23, 11, 0))) {
                return "block";
            }
            return line.startsWith("ring") && version.atLeast(SlurmVersion.V26_05) ? "ring" : "tree";
        }

        Map<String, String> files() {
            var files = new LinkedHashMap<String, String>();
            files.put(file, text);
            if (file.equals("topology.conf")) {
                files.put("slurm.conf", "TopologyPlugin=topology/" + plugin() + "\n");
            }
            if (file.equals("gres.conf") && version.atLeast(new SlurmVersion(24, 5, 0))) {
                files.put("cgroup.conf", "CgroupPlugin=disabled\n");
            }
            return files;
        }
    }

    private KeyCases() {}

    static List<Case> of(String file, SlurmVersion version) {
        KeyTables tables = KeyTables.shipped();
        return tables.sections(file).stream()
                .flatMap(section -> tables.keys(file, section).stream()
                        .map(key -> new Case(
                                file, section, key, text(file, section, key, good(file, key, version)), version)))
                .toList();
    }

    static String text(String file, String section, Key key, String value) {
        String start = LINES.getOrDefault(file + " " + section, "");
        start += start.equals("Name=gpu ") && !key.name().matches(".*Files?") ? "File=/dev/null " : "";
        String end = file.equals("gres.conf") && key.name().equals("NodeName") ? " Name=gpu File=/dev/null" : "";
        return start + key.name() + "=" + value + end + "\n";
    }

    private static String good(String file, Key key, SlurmVersion version) {
        String sample = SAMPLES.get(file + " " + key.name());
        return sample != null ? sample : good(key.kind(), version);
    }

    private static String good(ValueKind kind, SlurmVersion version) {
        return switch (kind) {
            case ValueKind.Text _ -> "x";
            case ValueKind.YesNo _ -> "no";
            case ValueKind.Whole whole ->
                whole.least().signum() == 0 ? "1" : whole.least().toString();
            case ValueKind.Decimal _ -> "50.5";
            case ValueKind.Time _ -> "10";
            case ValueKind.Age _ -> "12months";
            case ValueKind.Ports _ -> "6899";
            case ValueKind.Hosts _ -> "n1";
            case ValueKind.OneOf one ->
                one.list().words().values().stream()
                        .filter(word -> word.history().at(version) == Status.KNOWN)
                        .map(WordList.Word::text)
                        .findFirst()
                        .orElse("x");
        };
    }

    /** A value that is not of the key's kind; empty where everything is. */
    static Optional<String> bad(Key key) {
        return switch (key.kind()) {
            case ValueKind.Text _ -> Optional.empty();
            case ValueKind.Hosts _ -> Optional.of("n[1");
            default -> Optional.of("%xyzzy");
        };
    }

    /** What the daemon's lines make of a key. */
    static Status status(Key key, List<String> lines) {
        String name = key.name().toLowerCase(Locale.ROOT);
        for (String line : lines) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (!lower.contains(name)) {
                continue;
            }
            if (lower.contains("unrecognized key: " + name)) {
                return Status.UNKNOWN;
            }
            if (lower.contains("fatal:") && lower.contains("removed")) {
                return Status.REMOVED;
            }
            if (lower.contains("is defunct")) {
                return Status.DEFUNCT;
            }
            if (lower.contains("renamed to") || lower.contains("replaced with") || lower.contains("has moved to")) {
                return Status.RENAMED;
            }
            if (lower.contains("is obsolete")) {
                return Status.OBSOLETE;
            }
        }
        return Status.KNOWN;
    }
}
