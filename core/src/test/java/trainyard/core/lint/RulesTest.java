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
            new Case(
                    "24.11",
                    "NodeName=head\nNodeName=n1\nPartitionName=p Nodes=ALL Default=YES",
                    "controller-is-node NOTE"),
            new Case("24.11", "NodeName=head NodeAddr=127.0.0.1\nPartitionName=p Nodes=ALL Default=YES", ""));

    private static final String N1 = "NodeName=n1 NodeAddr=127.0.0.1 CPUs=8 RealMemory=100";
    private static final String P = "\nPartitionName=p Nodes=n1 Default=YES";

    /** Nodes, partitions, and what is between them. */
    static final List<Case> CLUSTER_CASES = List.of(
            new Case("24.11", N1 + "\nNodeName=n[1-2] NodeAddr=127.0.0.1", "node-twice ERROR"),
            new Case("24.11", N1 + "\nNodeName=n2 NodeAddr=127.0.0.1", ""),
            new Case("24.11", "NodeName=n[1-a] NodeAddr=127.0.0.1", "hostlist ERROR"),
            new Case("24.11", "NodeName=n[3-1] NodeAddr=127.0.0.1", "hostlist ERROR"),
            new Case("24.11", "NodeName=n[1-2] NodeAddr=10.0.0.[1-3]", "node-shape ERROR"),
            new Case("24.11", "NodeName=n[1-2] NodeAddr=10.0.0.1", ""),
            new Case("24.11", N1.replace("CPUs=8", "CPUs=7 Sockets=2 CoresPerSocket=2"), "node-shape WARNING"),
            new Case("24.11", N1.replace("CPUs=8", "CPUs=4 Sockets=2 CoresPerSocket=2 ThreadsPerCore=2"), ""),
            new Case("24.11", N1 + " MemSpecLimit=200", "node-shape WARNING"),
            new Case("24.11", N1 + " CoreSpecCount=20", "node-shape WARNING"),
            new Case("24.11", N1 + P + "\nPartitionName=p Nodes=n1", "partition-twice ERROR"),
            new Case("24.11", N1 + "\nPartitionName=p Nodes=n1,n9 Default=YES", "partition-nodes ERROR"),
            new Case("24.11", N1 + "\nPartitionName=p Nodes=n[1 Default=YES", "hostlist ERROR"),
            new Case("24.11", N1 + "\nNodeSet=s Nodes=n1\nPartitionName=p Nodes=s Default=YES", ""),
            new Case(
                    "24.11", N1 + "\nNodeSet=s Nodes=n9\nPartitionName=p Nodes=s Default=YES", "partition-nodes ERROR"),
            new Case("24.11", N1 + "\nPartitionName=p Nodes=n1", "default-partition WARNING"),
            new Case("24.11", N1 + P + "\nPartitionName=q Nodes=n1 Default=YES", "default-partition NOTE"),
            new Case("24.11", "PartitionName=DEFAULT Default=YES\n" + N1 + "\nPartitionName=p Nodes=n1", ""),
            new Case("24.11", N1 + P + " DefaultTime=10 MaxTime=5", "partition-limits NOTE"),
            new Case("24.11", N1 + P + " DefaultTime=5 MaxTime=1:00:00", ""),
            new Case("24.11", N1 + P + " MinNodes=3 MaxNodes=2", "partition-limits NOTE"),
            new Case("24.11", N1 + P + " DefMemPerCPU=50 MaxMemPerCPU=10", "partition-limits NOTE"),
            new Case("24.11", N1 + "\nDefMemPerNode=50\nMaxMemPerNode=10", "partition-limits NOTE"),
            new Case("24.11", N1 + "\nDefMemPerNode=50\nDefMemPerCPU=10", "exclusive-keys WARNING"),
            new Case("24.11", N1 + P + " MaxMemPerNode=50 MaxMemPerCPU=10", "exclusive-keys WARNING"),
            new Case("24.11", N1 + P + " AllowAccounts=a DenyAccounts=b", "exclusive-keys WARNING"),
            new Case("24.11", "PreemptMode=REQUEUE", "preemption ERROR"),
            new Case("24.11", "PreemptMode=GANG", ""),
            new Case("24.11", "PreemptType=preempt/partition_prio", "preemption ERROR"),
            new Case("24.11", "PreemptType=preempt/partition_prio\nPreemptMode=SUSPEND", "preemption ERROR"),
            new Case("24.11", "PreemptType=preempt/partition_prio\nPreemptMode=SUSPEND,GANG", ""),
            new Case("24.11", "PreemptType=preempt/qos\nPreemptMode=REQUEUE", ""),
            new Case("24.11", N1 + P + " PreemptMode=REQUEUE", "preemption NOTE"),
            new Case("24.11", N1 + P + " PriorityTier=2", ""),
            new Case("24.11", "AccountingStorageEnforce=limits", "accounting-use WARNING"),
            new Case("24.11", N1 + P + " AllowQos=a", "accounting-use WARNING"),
            new Case("26.05", N1 + P + " AllowQos=a", "accounting-use ERROR"),
            new Case("24.11", N1 + P + " QOS=a", "accounting-use NOTE"),
            new Case("26.05", N1 + P + " QOS=a", "accounting-use ERROR"),
            new Case("22.05", "PriorityType=priority/multifactor\nPriorityWeightFairshare=10", ""),
            new Case(
                    "24.11", "PriorityType=priority/multifactor\nPriorityWeightFairshare=10", "accounting-use WARNING"),
            new Case("24.11", "SuspendTime=300", "power-saving WARNING"),
            new Case("26.05", "SuspendTime=300", "power-saving NOTE"),
            new Case("24.11", "SuspendTime=-1", ""),
            new Case("24.11", "SuspendTime=300\nSuspendProgram=/bin/true\nResumeProgram=/bin/true", ""),
            new Case(
                    "24.11",
                    "SuspendTime=300\nSuspendProgram=/bin/true\nResumeProgram=/bin/true\nSuspendExcNodes=n9",
                    "power-saving WARNING"),
            new Case(
                    "24.11",
                    N1 + "\nSuspendTime=300\nSuspendProgram=/bin/true\nResumeProgram=/bin/true\nSuspendExcNodes=n1",
                    ""),
            new Case("24.11", "NodeName=n1 NodeAddr=127.0.0.1 State=CLOUD", "power-saving NOTE"),
            new Case("24.11", "SlurmdPort=6817", "port-clash NOTE"),
            new Case("24.11", "SrunPortRange=60001-63000", ""),
            new Case("24.11", "SrunPortRange=9000-9200", "port-clash NOTE port-clash NOTE port-clash NOTE"));

    /** Nodes have a partition, as every cluster needs: the last line, where the case has none. */
    static String conf(String text) {
        boolean isWithout = text.contains("NodeName=") && !text.contains("PartitionName=");
        return SOUND + text + "\n" + (isWithout ? "PartitionName=every Nodes=ALL Default=YES\n" : "");
    }

    @Test
    void nodes_without_a_partition_are_told() {
        assertEquals(
                List.of("slurm.conf:7 default-partition WARNING"),
                Texts.lines(Linter.all().lint(Texts.slurmConf("24.11", SOUND + N1 + "\n"))));
    }

    @TestFactory
    Stream<DynamicTest> a_rule_tells_what_breaks_it_and_nothing_else() {
        return Stream.concat(CASES.stream(), CLUSTER_CASES.stream())
                .map(one -> DynamicTest.dynamicTest(one.version() + " " + one.text(), () -> {
                    var report = Linter.all().lint(Texts.slurmConf(one.version(), conf(one.text())));
                    List<String> found = report.findings().stream()
                            .map(finding -> finding.rule() + " " + finding.severity())
                            .toList();
                    assertEquals(one.expected(), String.join(" ", found));
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
        String nodes = conf("GresTypes=gpu\nNodeName=n1 Gres=gpu:1\nNodeName=n2 Gres=gpu:a:1");
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

    /** @param expected rules and severities of what gres.conf brings beside a node with {@code gres} */
    record GresCase(String gres, String text, String expected) {}

    static final List<GresCase> GRES_CASES = List.of(
            new GresCase("gpu:1", "Name=gpu File=/dev/null", ""),
            new GresCase("gpu:2", "Name=gpu File=/dev/null", "gres-count WARNING"),
            new GresCase("gpu:1", "Name=gpu File=/dev/null,/dev/zero", "gres-count WARNING"),
            new GresCase("gpu:a:1", "Name=gpu Type=b File=/dev/null", "gres-count WARNING gres-count WARNING"),
            new GresCase("gpu:a:1", "Name=gpu Type=A File=/dev/null", ""),
            new GresCase("gpu:1", "Name=gpu MultipleFiles=/dev/null,/dev/zero", ""),
            new GresCase("gpu:1", "Name=gpu MultipleFiles=/dev/null,/dev/zero File=/dev/null", "gres-devices ERROR"),
            new GresCase("gpu:2", "Name=gpu Count=2 File=/dev/null,/dev/zero", ""),
            new GresCase("gpu:2", "Name=gpu Count=2 File=/dev/null", "gres-devices ERROR"),
            new GresCase("gpu:2", "Name=gpu File=/dev/null\nName=gpu File=/dev/null", "gres-devices ERROR"),
            new GresCase("gpu:1,shard:4", "Name=gpu File=/dev/null\nName=shard Count=4", ""),
            new GresCase("shard:4", "Name=shard Count=4", "gres-devices ERROR"),
            new GresCase("net:3", "Name=net Count=5", "gres-count WARNING"),
            new GresCase("net:5", "Name=net Count=3", ""),
            new GresCase("net:1K", "Name=net Count=1024", ""));

    @TestFactory
    Stream<DynamicTest> resources_of_nodes_and_of_gres_conf_are_compared() {
        return GRES_CASES.stream()
                .map(one -> DynamicTest.dynamicTest(one.gres() + " " + one.text(), () -> {
                    var texts = Map.of(
                            "slurm.conf",
                            conf("GresTypes=gpu,shard,net\nNodeName=n1 Gres=" + one.gres()),
                            "gres.conf",
                            one.text() + "\n");
                    assertEquals(
                            one.expected(),
                            String.join(
                                    " ",
                                    Linter.all().lint(Texts.of("24.11", texts)).findings().stream()
                                            .map(finding -> finding.rule() + " " + finding.severity())
                                            .toList()));
                }));
    }

    @Test
    void a_part_of_a_gpu_is_one_that_its_model_has() {
        String text = conf("GresTypes=gpu\nNodeName=n1 Gres=gpu:a100_3g.20gb:2\nNodeName=n2 Gres=gpu:h100_3g.20gb:2");

        assertEquals(
                List.of("slurm.conf:9 mig-profile WARNING"),
                Texts.lines(Linter.all().lint(Texts.slurmConf("24.11", text))));
    }

    @Test
    void accounts_mean_something_where_associations_are_enforced() {
        String text = SOUND + "AccountingStorageType=accounting_storage/slurmdbd\n" + N1 + P + " AllowAccounts=a\n";

        assertEquals(
                List.of("slurm.conf:9 accounting-use NOTE"),
                Texts.lines(Linter.all().lint(Texts.slurmConf("24.11", text))));
        assertEquals(
                List.of(),
                Texts.lines(
                        Linter.all().lint(Texts.slurmConf("24.11", text + "AccountingStorageEnforce=associations\n"))));
    }

    @Test
    void plugstack_conf_is_read_with_its_includes() {
        var texts = Map.of(
                "slurm.conf", SOUND,
                "plugstack.conf", "# SPANK\nrequired /usr/lib/a.so x=1\ninclude /etc/slurm/container.conf\n",
                "container.conf", "\n  enabled=true\noptional b.so\n");

        assertEquals(
                List.of("/etc/slurm/container.conf:2 plugstack WARNING"),
                Texts.lines(Linter.all().lint(Texts.of("24.11", texts))));
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
