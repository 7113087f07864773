package trainyard.core.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trainyard.core.Lab;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;

/** Where lint and a real slurmctld disagree on a case of {@link RulesTest}, lint is wrong. */
class LabRulesTest {
    /** What these tell shows in slurmd, in srun, in a job or on another machine, not in slurmctld's start. */
    private static final Set<String> ELSEWHERE =
            Set.of("controller-is-node", "mpi-type", "gres-types", "gres-type-name", "jwt-key");

    @Test
    void a_real_slurmctld_says_to_each_case_what_lint_says() throws Exception {
        try (var shell = shell()) {
            String version = version(shell);
            var expected = new LinkedHashMap<String, String>();
            var files = new LinkedHashMap<String, Map<String, String>>();
            var cases = new ArrayList<>(RulesTest.CASES);
            cases.addAll(RulesTest.CLUSTER_CASES);
            for (RulesTest.Case one : cases) {
                List<Finding> found = Linter.all()
                        .lint(Texts.slurmConf(version, RulesTest.conf(one.text())))
                        .findings();
                // The lab has no plugin for JWT, whatever its key is.
                if (!one.text().contains("auth/jwt")
                        && found.stream().noneMatch(finding -> ELSEWHERE.contains(finding.rule()))) {
                    expected.put(one.text(), level(found));
                    files.put(one.text(), Map.of("slurm.conf", beside(one.text())));
                }
            }
            var answers = DaemonProbe.ask(shell, files);

            var disagreements = new ArrayList<String>();
            expected.forEach((text, level) -> {
                DaemonProbe.Answer answer = answers.get(text);
                if (!level.equals(level(answer))) {
                    disagreements.add(text + ": lint " + level + ", slurmctld " + answer);
                }
            });
            assertFalse(expected.isEmpty());
            assertEquals(List.of(), disagreements);
        }
    }

    /** A node with too few GPUs is drained by slurmctld only once slurmd has told, which is not asked here. */
    @Test
    void a_real_slurmd_ends_at_the_resources_that_lint_calls_errors_and_is_silent_at_sound_ones() throws Exception {
        try (var shell = shell(Lab.compute())) {
            String version = version(shell);
            var expected = new LinkedHashMap<String, String>();
            var files = new LinkedHashMap<String, Map<String, String>>();
            for (RulesTest.GresCase one : RulesTest.GRES_CASES) {
                String name = one.gres() + " " + one.text();
                expected.put(name, one.expected().contains("ERROR") ? "ends" : one.expected());
                var texts = new LinkedHashMap<String, String>();
                texts.put(
                        "slurm.conf",
                        "GresTypes=gpu,shard,net\nNodeName=%(host)s NodeAddr=127.0.0.1 CPUs=1 RealMemory=100 Gres="
                                + one.gres() + "\n");
                texts.put("gres.conf", one.text() + "\n");
                if (!version.contains("22.05")) {
                    texts.put("cgroup.conf", "CgroupPlugin=disabled\n");
                }
                files.put(name, texts);
            }
            var answers = DaemonProbe.ask(shell, files);

            var disagreements = new ArrayList<String>();
            expected.forEach((name, lint) -> {
                String daemon = level(answers.get(name));
                boolean agree = lint.equals("ends")
                        ? daemon.equals("ends")
                        : lint.isEmpty() ? daemon.equals("silent") : !daemon.equals("ends");
                if (!agree) {
                    disagreements.add(name + ": lint " + lint + ", slurmd " + answers.get(name));
                }
            });
            assertEquals(List.of(), disagreements);
        }
    }

    @Test
    void an_unknown_key_of_topology_yaml_is_skipped_by_a_real_slurmctld_too() throws Exception {
        String yaml = """
                - topology: a
                  cluster_default: true
                  tree:
                    switches:
                    - switch: s1
                      nodes: n1
                      colour: red
                """;
        try (var shell = shell()) {
            var answer = DaemonProbe.ask(shell, Map.of("yaml", Map.of("topology.yaml", yaml)))
                    .get("yaml");

            assertEquals("silent", answer.level(), answer.toString());
            var found = Linter.all()
                    .lint(Texts.of(version(shell), Map.of("slurm.conf", RulesTest.SOUND, "topology.yaml", yaml)))
                    .findings();
            assertEquals("silent", level(found));
            assertFalse(found.isEmpty());
        }
    }

    private static RemoteShell shell() {
        return shell(Lab.controller());
    }

    private static RemoteShell shell(Connection machine) {
        return Shells.ofThisUser(machine.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(machine);
    }

    private static String version(RemoteShell shell) throws Exception {
        return shell.run(Command.of(Duration.ofSeconds(20), "sinfo", "--version"))
                .orFail()
                .text();
    }

    /** A backup stands beside the controller; what needs control groups is not put beside the probe's linuxproc. */
    private static String beside(String text) {
        boolean backup =
                text.startsWith("SlurmctldHost=") && Character.isLetter(text.charAt("SlurmctldHost=".length()));
        boolean contained = text.contains("PrologFlags=") && !text.contains("ProctrackType=");
        return (backup ? "SlurmctldHost=%(host)s(127.0.0.1)\n" : "")
                + (contained ? "ProctrackType=proctrack/cgroup\n" : "")
                + text
                + "\n";
    }

    private static String level(List<Finding> found) {
        return found.stream()
                .map(Finding::severity)
                .min(Comparator.naturalOrder())
                .map(severity -> switch (severity) {
                    case ERROR -> "ends";
                    case WARNING -> "a line";
                    case NOTE -> "silent";
                })
                .orElse("silent");
    }

    private static String level(DaemonProbe.Answer answer) {
        if (answer.level().equals("fatal") || answer.lines().contains("exit 1")) {
            return "ends";
        }
        return answer.level().equals("silent") ? "silent" : "a line";
    }
}
