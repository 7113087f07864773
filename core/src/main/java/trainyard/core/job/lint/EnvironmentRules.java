package trainyard.core.job.lint;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a script sets for the programs that it starts. */
final class EnvironmentRules {
    static final List<ScriptRule> RULES = List.of(
            new ScriptRule(
                    "socket-interface", "NCCL's interface is not written into the script", EnvironmentRules::socket),
            new ScriptRule("infiniband-off", "NCCL may use InfiniBand", EnvironmentRules::infiniband),
            new ScriptRule("p2p-off", "GPUs may speak to one another directly", EnvironmentRules::peers),
            new ScriptRule("nccl-debug", "NCCL is not asked for its whole log", EnvironmentRules::debug),
            new ScriptRule("secret", "No secret stands in the script", EnvironmentRules::secret));

    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i)(?:.*_)?(?:TOKEN|PASSWORD|PASSWD|SECRET|API_?KEY|SECRET_ACCESS_KEY|ACCESS_KEY|PRIVATE_KEY)");
    /** Names that end so and hold no secret, and values that are none. */
    private static final Pattern HARMLESS_NAME =
            Pattern.compile("(?i)(?:PAD|EOS|BOS|MASK|SEP|CLS|UNK|MAX|NUM|SPECIAL)_.*|TOKEN|.*ACCESS_KEY_ID");

    private static final Pattern NO_SECRET =
            Pattern.compile("(?i)|\\*+|x{3,}|\\.{3}|<.*>|/.*|\\d{1,4}|true|false|your.*|changeme");

    private EnvironmentRules() {}

    private static Stream<Assignment> named(Subject subject, String name) {
        return subject.script().assignments().stream()
                .filter(assignment -> assignment.name().equals(name));
    }

    /** A list of beginnings fits many clusters; one name fits the one that it was written on. */
    private static void socket(Subject subject, Found found) {
        named(subject, "NCCL_SOCKET_IFNAME")
                .filter(assignment -> assignment.value().matches("=?[A-Za-z][\\w.:-]*"))
                .forEach(
                        assignment -> found.warning(
                                assignment.word().at(),
                                "where a node has no interface '" + assignment.value()
                                        + "', NCCL ends; and where it is a slow one, training is slow",
                                "remove it, name it once for the cluster in nccl.conf, or shut out what is wrong: ^lo,docker0"));
    }

    private static void infiniband(Subject subject, Found found) {
        named(subject, "NCCL_IB_DISABLE")
                .filter(assignment -> assignment.value().equals("1"))
                .forEach(assignment -> found.warning(
                        assignment.word().at(),
                        "turns InfiniBand and RoCE off: all goes over TCP, many times slower where the cluster has them",
                        "remove it; NCCL finds by itself that there is none"));
    }

    private static void peers(Subject subject, Found found) {
        named(subject, "NCCL_P2P_DISABLE")
                .filter(assignment -> assignment.value().equals("1"))
                .forEach(assignment -> found.warning(
                        assignment.word().at(),
                        "GPUs of one node no longer speak over NVLink or PCIe: all goes through the host's memory",
                        "remove it, unless it is there for a known fault"));
    }

    private static void debug(Subject subject, Found found) {
        named(subject, "NCCL_DEBUG")
                .filter(assignment -> assignment.value().matches("(?i)INFO|TRACE"))
                .forEach(assignment -> found.note(
                        assignment.word().at(),
                        "every rank writes hundreds of lines of NCCL into the job's output",
                        "write NCCL_DEBUG=WARN, and INFO with NCCL_DEBUG_FILE where you look for a fault"));
    }

    private static void secret(Subject subject, Found found) {
        subject.script().assignments().stream()
                .filter(assignment -> SECRET_NAME.matcher(assignment.name()).matches()
                        && !HARMLESS_NAME.matcher(assignment.name()).matches())
                .filter(assignment -> Word.isKnown(assignment.value())
                        && !NO_SECRET.matcher(assignment.value()).matches())
                .forEach(assignment -> found.warning(
                        assignment.word().at(),
                        assignment.name() + " stands in the script, which Slurm keeps and others may come to read",
                        "read it from a file that is yours alone: " + assignment.name()
                                + "=$(cat FILE), or set it before sbatch"));
    }
}
