package trainyard.app.config.cluster;

import static trainyard.app.config.cluster.Fields.choice;
import static trainyard.app.config.cluster.Fields.inText;
import static trainyard.app.config.cluster.Fields.number;
import static trainyard.app.config.cluster.Fields.toggle;
import static trainyard.app.config.cluster.Fields.words;

import java.util.List;
import trainyard.app.config.cluster.Section.Group;
import trainyard.app.config.form.Attribute;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;

/** Accounting, authentication and cgroups. */
final class ProcessSections {
    private static final PlanPath SLURM = PlanView.SLURM;

    private ProcessSections() {}

    static List<Group> accounting() {
        return List.of(
                new Group(
                        "",
                        SLURM.key("accounting"),
                        List.of(
                                words(
                                                "store",
                                                "Kept with jobs",
                                                "Any of job_comment, job_env and job_script; from 23.02 on job_extra too. From 24.05 on no_stdio"
                                                        + " leaves out the paths of a job's output.",
                                                "",
                                                "job_script")
                                        .named("AccountingStoreFlags"),
                                words(
                                                "tres",
                                                "Further TRES",
                                                "Accounted beside CPUs, memory and the nodes' GRES.",
                                                "",
                                                "billing")
                                        .named("AccountingStorageTRES"),
                                inText("accounts", "Accounts", "Made in slurmdbd, with their users."))),
                new Group(
                        "Use of running jobs",
                        SLURM.key("job_acct_gather"),
                        List.of(
                                choice(
                                                "type",
                                                "Gathered by",
                                                "The plugin that reads what a job uses.",
                                                "jobacct_gather/linux",
                                                "jobacct_gather/linux",
                                                "jobacct_gather/cgroup",
                                                "jobacct_gather/none")
                                        .named("JobAcctGatherType"),
                                number(
                                                "frequency",
                                                "Frequency",
                                                "Between two samples; 0 takes one alone, when the job ends.",
                                                "30",
                                                "s")
                                        .named("JobAcctGatherFrequency"),
                                words(
                                                "parameters",
                                                "Parameters",
                                                "UsePss counts shared memory once; without jobacct_gather/linux the default is none.",
                                                "UsePss",
                                                "UsePss")
                                        .named("JobAcctGatherParams"))));
    }

    static List<Attribute> auth() {
        return List.of(
                choice("type", "Between machines", "The roles set up munge alone.", "munge", "munge")
                        .named("AuthType"),
                toggle("jwt", "JWT beside it", "Tokens, for REST and tools.", false)
                        .named("AuthAltTypes"));
    }

    static List<Attribute> cgroup() {
        return List.of(
                choice(
                                "plugin",
                                "Plugin",
                                "Which version of cgroups the nodes have. cgroup/v1 warns from 25.05 on. disabled does without"
                                        + " cgroups: nothing below holds then.",
                                "autodetect",
                                "autodetect",
                                "cgroup/v1",
                                "cgroup/v2",
                                "disabled")
                        .named("CgroupPlugin"),
                toggle("constrain_cores", "Cores", "A job runs on its own cores alone.", true)
                        .named("ConstrainCores"),
                toggle("constrain_devices", "Devices", "A job opens its own GPUs alone.", true)
                        .named("ConstrainDevices"),
                toggle(
                                "constrain_memory",
                                "Memory",
                                "Where a step takes more than the job has, the kernel kills its processes.",
                                true)
                        .named("ConstrainRAMSpace"),
                toggle("constrain_swap", "Swap", "The same with memory and swap together.", false)
                        .named("ConstrainSwapSpace"));
    }
}
