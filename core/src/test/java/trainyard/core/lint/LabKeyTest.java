package trainyard.core.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.Lab;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;
import trainyard.core.slurm.SlurmVersion;

/** Every key of the tables, and a bad value for each that has a form, before real daemons. */
class LabKeyTest {
    /** What the tables say of these shows in no line of the daemon's. */
    private static final Set<Status> UNSEEN = Set.of(Status.KNOWN, Status.UNUSED);

    /** slurmctld does not look at these before it is up; slurmd, or slurmctld a moment later, does. */
    private static final Set<String> LATER = Set.of(
            "slurm.conf  JobContainerType",
            "slurm.conf  MCSPlugin",
            "slurm.conf  PriorityType",
            "slurm.conf  ProctrackType",
            "slurm.conf  TaskPlugin",
            "slurmdbd.conf  AuthAltTypes",
            "cgroup.conf  CgroupPlugin",
            "gres.conf  NodeName");

    @ParameterizedTest
    @ValueSource(strings = {"slurm.conf", "cgroup.conf", "slurmdbd.conf", "topology.conf", "gres.conf"})
    void a_real_daemon_says_to_each_key_what_the_table_says(String file) throws Exception {
        try (RemoteShell shell = shell(file)) {
            List<KeyCases.Case> cases = KeyCases.of(file, version(shell));
            var files = new LinkedHashMap<String, Map<String, String>>();
            cases.forEach(one -> files.put(one.id(), one.files()));
            var answers = DaemonProbe.ask(shell, files);

            assertFalse(cases.isEmpty());
            var disagreements = new ArrayList<String>();
            for (KeyCases.Case one : cases) {
                Status table = KeyTables.shipped()
                        .global(file, one.section())
                        .map(head -> head.at(one.version()))
                        .filter(head -> head == Status.UNKNOWN)
                        .orElse(one.key().at(one.version()));
                DaemonProbe.Answer answer = answers.get(one.id());
                Status daemon = KeyCases.status(one.key(), answer.lines());
                boolean headRefused = answer.lines()
                                .toString()
                                .toLowerCase(Locale.ROOT)
                                .contains("unrecognized key: " + one.section())
                        && !one.section().isEmpty();
                daemon = headRefused ? Status.UNKNOWN : daemon;
                if (daemon != table && !(UNSEEN.contains(daemon) && UNSEEN.contains(table))) {
                    disagreements.add(one.id() + ": table " + table + ", daemon " + daemon + " " + answer.lines());
                }
            }
            assertEquals(List.of(), disagreements);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"slurm.conf", "cgroup.conf", "slurmdbd.conf", "gres.conf"})
    void a_real_daemon_says_to_a_bad_value_what_its_kind_says(String file) throws Exception {
        try (RemoteShell shell = shell(file)) {
            SlurmVersion version = version(shell);
            var files = new LinkedHashMap<String, Map<String, String>>();
            var expected = new LinkedHashMap<String, Severity>();
            for (KeyCases.Case one : KeyCases.of(file, version)) {
                if (!LATER.contains(one.id())
                        && one.key().at(version) == Status.KNOWN
                        && KeyCases.bad(one.key()).isPresent()) {
                    String bad = KeyCases.bad(one.key()).get();
                    var with = new LinkedHashMap<>(one.files());
                    with.put(file, KeyCases.text(file, one.section(), one.key(), bad));
                    files.put(one.id(), with);
                    expected.put(
                            one.id(),
                            one.key().kind().misfit(bad, version).orElseThrow().severity());
                }
            }
            var answers = DaemonProbe.ask(shell, files);

            var disagreements = new ArrayList<String>();
            expected.forEach((id, severity) -> {
                DaemonProbe.Answer answer = answers.get(id);
                String level = switch (severity) {
                    case ERROR -> "fatal";
                    case WARNING -> "error";
                    case NOTE -> "silent";
                };
                if (!answer.level().equals(level)) {
                    disagreements.add(id + ": table " + level + ", daemon " + answer.level() + " " + answer.lines());
                }
            });
            assertFalse(expected.isEmpty());
            assertEquals(List.of(), disagreements);
        }
    }

    private static RemoteShell shell(String file) {
        Connection machine = file.equals("gres.conf") ? Lab.compute() : Lab.controller();
        return Shells.ofThisUser(machine.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(machine);
    }

    private static SlurmVersion version(RemoteShell shell) throws Exception {
        var answer = shell.run(Command.of(Duration.ofSeconds(20), "sinfo", "--version"));
        return SlurmVersion.find(answer.text()).orElseThrow();
    }
}
