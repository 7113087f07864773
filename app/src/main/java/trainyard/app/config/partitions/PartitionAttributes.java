package trainyard.app.config.partitions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trainyard.app.config.form.Attribute;
import trainyard.app.config.form.Attribute.Input;

/** What a partition of a plan can say of itself. Meanings, words and defaults are slurm.conf(5)'s, 22.05 to 26.05. */
final class PartitionAttributes {
    private final List<Attribute> attributes = new ArrayList<>();

    private PartitionAttributes() {}

    /** By the title of their group. */
    static Map<String, List<Attribute>> groups() {
        var groups = new LinkedHashMap<String, List<Attribute>>();
        groups.put("Nodes and default", nodes());
        groups.put("Limits", limits());
        groups.put("Priority and preemption", priority());
        groups.put("Access", access());
        groups.put("Resources per GPU", perGpu());
        groups.put("Sharing and billing", sharing());
        return groups;
    }

    private static List<Attribute> nodes() {
        return new PartitionAttributes()
                .with("name", "Name", "PartitionName", "What users write after sbatch -p.", "", line("gpu"))
                .with(
                        "nodes",
                        "Nodes",
                        "Nodes",
                        "A hostlist of the nodes that its jobs run on. ALL is every compute node of the plan.",
                        "ALL",
                        line("compute-[01-04]"))
                .with(
                        "default",
                        "Default partition",
                        "Default",
                        "Takes the jobs that name no partition. Where none is chosen, it is the plan's first.",
                        "",
                        new Input.Switch(false))
                .with(
                        "state",
                        "State",
                        "State",
                        "UP queues and starts jobs, DOWN queues and starts none, DRAIN takes no new ones and"
                                + " starts those queued, INACTIVE does neither.",
                        "UP",
                        choice("UP", "DOWN", "DRAIN", "INACTIVE"))
                .attributes;
    }

    private static List<Attribute> limits() {
        return new PartitionAttributes()
                .with(
                        "max_time",
                        "Longest time",
                        "MaxTime",
                        "No job may run longer. Minutes, hours:minutes:seconds, days-hours or UNLIMITED; seconds are"
                                + " rounded up to the minute.",
                        "the cluster's longest job time, or UNLIMITED without one",
                        line("24:00:00"))
                .with(
                        "default_time",
                        "Usual time",
                        "DefaultTime",
                        "The limit of jobs that ask for none, in the same forms. In 26.05 one of the QOS or association"
                                + " may hold where none is set here.",
                        "the longest time",
                        line("1:00:00"))
                .with(
                        "max_nodes",
                        "Most nodes",
                        "MaxNodes",
                        "No single job may have more.",
                        "UNLIMITED",
                        new Input.Number("nodes"))
                .with(
                        "qos",
                        "Partition QOS",
                        "QOS",
                        "Its limits hold for all jobs here, before those of the job's own QOS unless that has"
                                + " OverPartQOS.",
                        "none",
                        line("part-gpu"))
                .attributes;
    }

    private static List<Attribute> priority() {
        return new PartitionAttributes()
                .with(
                        "priority_tier",
                        "Priority tier",
                        "PriorityTier",
                        "Jobs of a higher tier are looked at first, and may preempt those of a lower one"
                                + " under preempt/partition_prio. 0 to 65533.",
                        "1",
                        new Input.Number(""))
                .with(
                        "preempt_mode",
                        "When preempted",
                        "PreemptMode",
                        "What happens to jobs here that a higher tier preempts, under PreemptType=preempt/partition_prio."
                                + " OFF spares them. SUSPEND needs GANG in the cluster's PreemptMode; from 24.11 on GANG"
                                + " is an error in a partition. From 25.05 on PRIORITY can be written beside one of them:"
                                + " then only jobs of higher priority preempt.",
                        "the cluster's PreemptMode, which is OFF unless set",
                        choice("OFF", "CANCEL", "REQUEUE", "SUSPEND"))
                .attributes;
    }

    private static List<Attribute> access() {
        return new PartitionAttributes()
                .with(
                        "allow_accounts",
                        "Accounts",
                        "AllowAccounts",
                        "Only jobs of these accounts, with commas between them. In 24.11 and later their subaccounts are"
                                + " meant too, in 22.05 they are not.",
                        "ALL",
                        words("physics, biology"))
                .with(
                        "allow_groups",
                        "Groups",
                        "AllowGroups",
                        "Only users of these groups, with commas between them. root and SlurmUser always" + " may.",
                        "ALL",
                        words("hpc-users"))
                .with(
                        "allow_qos",
                        "QOS",
                        "AllowQos",
                        "Only jobs of these QOS, with commas between them. root always may.",
                        "ALL",
                        words("normal, high"))
                .attributes;
    }

    private static List<Attribute> perGpu() {
        return new PartitionAttributes()
                .with(
                        "def_cpu_per_gpu",
                        "CPUs per GPU",
                        "DefCpuPerGPU",
                        "CPUs that come with each GPU, for jobs that say neither --cpus-per-task nor --cpus-per-gpu.",
                        "none, as many CPUs as the job has tasks",
                        new Input.Number("CPUs"))
                .with(
                        "def_mem_per_gpu",
                        "Memory per GPU",
                        "DefMemPerGPU",
                        "Memory that comes with each GPU, for jobs that ask for none. It takes the place of DefMemPerCPU:"
                                + " a job without GPUs gets all memory of its nodes unless it asks. 1024 MB are a GB.",
                        "none, an even share of the node per CPU",
                        new Input.Number("MB"))
                .attributes;
    }

    private static List<Attribute> sharing() {
        return new PartitionAttributes()
                .with(
                        "over_subscribe",
                        "Sharing of resources",
                        "OverSubscribe",
                        "How many jobs one node, socket or core may run at a time. EXCLUSIVE gives whole nodes, but"
                                + " only the memory asked for; 26.05 names it Exclusive=NODE and still takes it. YES"
                                + " shares where jobs say --oversubscribe, FORCE always. The number counts the jobs, 4"
                                + " without one. FORCE:1 shares with preempted jobs alone, NO never. GRES are never"
                                + " shared.",
                        "NO",
                        choice("NO", "EXCLUSIVE", "YES", "YES:2", "YES:4", "FORCE", "FORCE:1", "FORCE:2", "FORCE:4"))
                .with(
                        "tres_billing_weights",
                        "Billing weights",
                        "TRESBillingWeights",
                        "What a job's resources count in fair share and limits, as name=weight with"
                                + " commas. Memory is in MB unless the weight ends in K, M, G, T or P.",
                        "one for each allocated CPU",
                        line("CPU=1.0,Mem=0.25G,GRES/gpu=2.0"))
                .attributes;
    }

    private PartitionAttributes with(
            String key, String title, String slurm, String meaning, String usual, Input input) {
        String all = usual.isEmpty() ? meaning : meaning + " Default: " + usual + ".";
        attributes.add(new Attribute(key, title, all, usual, input, slurm.equals(title) ? "" : slurm));
        return this;
    }

    private static Input line(String example) {
        return new Input.Line(example);
    }

    private static Input words(String example) {
        return new Input.Words(example);
    }

    private static Input choice(String... words) {
        return new Input.Choice(List.of(words));
    }
}
