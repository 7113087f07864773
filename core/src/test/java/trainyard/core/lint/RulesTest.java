package trainyard.core.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule on the smallest text that breaks it, and on the nearest that does not. */
class RulesTest {
    /** A sound slurm.conf, before what a case adds. */
    static final String SOUND = """
            ClusterName=c
            SlurmctldHost=head
            SlurmUser=slurm
            StateSaveLocation=/s
            SlurmdSpoolDir=/d
            MailProg=/bin/true
            """;

    /**
     * @param text lines of slurm.conf after the sound ones, of which the first is line 7
     * @param expected rule and severity, or empty where there is nothing to say
     */
    record Case(String version, String text, String expected) {}

    static final List<Case> CASES = List.of(
            new Case("24.11", "SlurmdPort 6818", "not-a-setting ERROR"),
            new Case("24.11", "SlurmdPort=6818 SlurmctldPort=6817", "not-a-setting ERROR"),
            new Case("24.11", "slurmdport=6818", ""),
            new Case("24.11", "SlurmdPrt=6818", "unknown-key ERROR"),
            new Case("24.11", "NodeName=n1 CPU=2", "unknown-key ERROR"),
            new Case("24.11", "CacheGroups=1", "unknown-key ERROR"),
            new Case("22.05", "MaxBatchRequeue=3", "unknown-key ERROR"),
            new Case("23.02", "MaxBatchRequeue=3", ""),
            new Case("24.11", "MetricsType=metrics/openmetrics", "unknown-key ERROR"),
            new Case("25.11", "MetricsType=metrics/openmetrics", ""),
            new Case("25.05", "AccountingStorageLoc=x", "removed-key ERROR"),
            new Case("25.11", "AccountingStorageLoc=x", "unknown-key ERROR"),
            new Case("25.05", "AccountingStorageUser=x", ""),
            new Case("25.11", "AccountingStorageUser=x", "defunct-key WARNING"),
            new Case("23.02", "JobCredentialPrivateKey=/k", ""),
            new Case("23.11", "JobCredentialPrivateKey=/k", "defunct-key WARNING"),
            new Case("22.05", "SbcastParameters=x", "renamed-key WARNING"),
            new Case("22.05", "LaunchType=launch/slurm", ""),
            new Case("23.02", "LaunchType=launch/slurm", "unused-key NOTE"),
            new Case("24.11", "JobRequeue=yes", "bad-value ERROR"),
            new Case("24.11", "JobRequeue=1", ""),
            new Case("24.11", "MessageTimeout=70000", "bad-value ERROR"),
            new Case("24.11", "MinJobAge=1", "bad-value WARNING"),
            new Case("24.11", "MaxJobCount=20K", ""),
            new Case("24.11", "UsePAM=maybe", "bad-value ERROR"),
            new Case("24.11", "PartitionName=p Default=YES MaxTime=1d", "bad-value ERROR"),
            new Case("24.11", "PartitionName=p Default=YES MaxTime=1-00:00:00", ""),
            new Case("24.11", "NodeName=n1 RealMemory=8GB", "bad-value ERROR"),
            new Case("24.11", "SlurmctldPort=26817-26820", ""),
            new Case("24.11", "SlurmctldPort=0", "bad-value ERROR"),
            new Case("22.05", "PrologFlags=RunInJob", "unknown-word ERROR"),
            new Case("24.05", "PrologFlags=RunInJob", ""),
            new Case("24.11", "SchedulerParameters=bf_continu", "unknown-word NOTE"),
            new Case("24.11", "SchedulerParameters=bf_continue,bf_window=60", ""),
            new Case("24.11", "FastSchedule=1", "unknown-word WARNING"),
            new Case("24.11", "FastSchedule=2", "unknown-word ERROR"),
            new Case("22.05", "SelectType=select/cons_res", ""),
            new Case("24.11", "SelectType=select/cons_res", "unknown-word ERROR"),
            new Case("22.05", "CredType=auth/munge", "unknown-word ERROR"),
            new Case("24.11", "CredType=auth/munge", ""),
            new Case("24.11", "SlurmdPort=6818\nSlurmdPort=6819", "duplicate-key WARNING"),
            new Case("24.11", "Prolog=/a\nProlog=/b", ""),
            new Case("22.05", "Prolog=/a\nProlog=/b", "duplicate-key WARNING"),
            new Case("24.11", "ControlMachine=head", "controller-name WARNING"),
            new Case("24.11", "SlurmctldHost=10.0.0.1", "controller-name ERROR"),
            new Case("24.11", "SlurmctldHost=None", "controller-name WARNING"),
            new Case("24.11", "SlurmctldHost=backup(10.0.0.1)", ""),
            new Case("24.11", "AuthAltTypes=auth/jwt", "jwt-key NOTE"),
            new Case("24.11", "AuthAltTypes=auth/jwt\nAuthAltParameters=jwt_key=/k", ""),
            new Case("26.05", "MpiDefault=pmix", "mpi-type WARNING"),
            new Case("24.11", "MpiDefault=pmix", ""),
            new Case("24.11", "JobContainerType=job_container/tmpfs", "contain-flag ERROR"),
            new Case("24.11", "JobContainerType=job_container/tmpfs\nPrologFlags=X11", ""),
            new Case("24.11", "PrologFlags=Contain,NoHold", "contain-flag ERROR"),
            new Case("24.11", "PrologFlags=X11\nProctrackType=proctrack/linuxproc", "contain-flag ERROR"),
            new Case("24.11", "PrologFlags=Contain\nProctrackType=proctrack/pgid", "contain-flag WARNING"),
            new Case("24.11", "PrologFlags=Contain\nProctrackType=proctrack/cgroup", ""),
            new Case("24.11", "JobAcctGatherParams=UsePss,NoShared", "memory-enforcement ERROR"),
            new Case(
                    "24.11",
                    "JobAcctGatherType=jobacct_gather/cgroup\nJobAcctGatherParams=UsePss",
                    "memory-enforcement WARNING"),
            new Case("22.05", "JobAcctGatherType=jobacct_gather/cgroup\nJobAcctGatherParams=UsePss", ""),
            new Case("24.11", "AccountingStorageTRES=gres/gpu", "accounted-resources ERROR"),
            new Case("24.11", "AccountingStorageTRES=gres/gpu\nAccountingStorageType=accounting_storage/slurmdbd", ""),
            new Case("24.11", "NodeName=n1 NodeAddr=127.0.0.1 Gres=gpu:1", "gres-types WARNING"),
            new Case("24.11", "NodeName=n1 NodeAddr=127.0.0.1 Gres=gpu:1\nGresTypes=gpu", ""),
            new Case("24.11", "GresTypes=gpu\nNodeName=n1 Gres=gpu:2684:1", "gres-type-name WARNING"),
            new Case("24.11", "NodeName=head\nNodeName=n1\nPartitionName=p Nodes=ALL", "controller-is-node NOTE"),
            new Case("24.11", "NodeName=head NodeAddr=127.0.0.1\nPartitionName=p Nodes=ALL Default=YES", ""));

    @TestFactory
    Stream<DynamicTest> a_rule_tells_what_breaks_it_and_nothing_else() {
        return CASES.stream()
                .map(one -> DynamicTest.dynamicTest(one.version() + " " + one.text(), () -> {
                    var report = Linter.all().lint(Texts.slurmConf(one.version(), SOUND + one.text() + "\n"));
                    List<String> found = report.findings().stream()
                            .map(finding -> finding.rule() + " " + finding.severity())
                            .toList();
                    assertEquals(one.expected().isEmpty() ? List.of() : List.of(one.expected()), found);
                    report.findings().forEach(finding -> assertTrue(finding.at().line() >= 7));
                }));
    }

    @Test
    void plugins_with_control_groups_need_them() {
        var texts = Map.of(
                "slurm.conf", SOUND + "ProctrackType=proctrack/cgroup\n", "cgroup.conf", "CgroupPlugin=disabled\n");

        assertEquals(
                List.of("slurm.conf:7 cgroup-use ERROR"),
                Texts.lines(Linter.all().lint(Texts.of("24.11", texts))));
    }

    @Test
    void types_are_compared_for_each_node_alone() {
        String nodes = SOUND + "GresTypes=gpu\nNodeName=n1 Gres=gpu:1\nNodeName=n2 Gres=gpu:a:1\n";
        String sound = "NodeName=n2 Name=gpu Type=a File=/dev/nvidia0\nNodeName=n1 AutoDetect=nvml\n";

        assertEquals(
                List.of(),
                Texts.lines(Linter.all().lint(Texts.of("24.11", Map.of("slurm.conf", nodes, "gres.conf", sound)))));
        assertEquals(
                List.of("gres.conf:2 gres-detection NOTE", "slurm.conf:8 gres-typed WARNING"),
                Texts.lines(Linter.all()
                        .lint(Texts.of(
                                "24.11",
                                Map.of("slurm.conf", nodes, "gres.conf", sound.replace("n2 Name", "n[1-2] Name"))))));
    }

    @Test
    void topology_yaml_is_looked_at_where_slurm_opens_it() {
        var texts = Map.of("slurm.conf", SOUND, "topology.yaml", "- topology: a\n  flat: true\n  foo: 1\n");
        var broken = Map.of("slurm.conf", SOUND, "topology.yaml", "- topology: [a\n");

        assertEquals(
                List.of("topology.yaml:3 unknown-key NOTE"),
                Texts.lines(Linter.all().lint(Texts.of("25.05", texts))));
        assertEquals(
                List.of("topology.yaml:1 topology-yaml NOTE"),
                Texts.lines(Linter.all().lint(Texts.of("24.11", broken))));
        assertTrue(Linter.all().lint(Texts.of("26.05", broken)).hasErrors());
    }

    @Test
    void memory_is_limited_once() {
        var texts = Map.of(
                "slurm.conf",
                SOUND + "TaskPlugin=task/cgroup\nJobAcctGatherParams=OverMemoryKill\n",
                "cgroup.conf",
                "ConstrainRAMSpace=yes\n");

        assertEquals(
                List.of("slurm.conf:8 memory-enforcement ERROR"),
                Texts.lines(Linter.all().lint(Texts.of("24.11", texts))));
    }

    @Test
    void a_rule_without_its_file_is_skipped_with_a_reason() {
        var report = Linter.all().lint(Texts.slurmConf("24.11", SOUND));

        Outcome outcome = report.outcomes().stream()
                .filter(one -> one.rule().id().equals("gres-file"))
                .findFirst()
                .orElseThrow();
        assertEquals(Outcome.Verdict.SKIP, outcome.verdict());
        assertEquals("there is no gres.conf", outcome.reason());
    }

    @Test
    void ids_are_unique_and_every_rule_says_why() {
        var ids = new HashSet<String>();
        for (Rule rule : Rules.ALL) {
            assertTrue(ids.add(rule.about().id()), rule.about().id());
            assertTrue(
                    rule.about().id().matches("[a-z]+(-[a-z]+)*"), rule.about().id());
            assertTrue(rule.about().why().endsWith("."), rule.about().why());
            assertFalse(rule.about().title().endsWith("."), rule.about().title());
        }
    }
}
