package trainyard.app.config.cluster;

import static trainyard.app.config.cluster.Fields.choice;
import static trainyard.app.config.cluster.Fields.line;
import static trainyard.app.config.cluster.Fields.number;
import static trainyard.app.config.cluster.Fields.words;

import java.util.List;
import trainyard.app.config.cluster.Section.Group;
import trainyard.app.config.form.Attribute;
import trainyard.app.config.form.Attribute.Input;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.slurm.SlurmVersion;

/** What slurm.conf says of jobs, time and limits. */
final class SlurmSections {
    private static final PlanPath SLURM = PlanView.SLURM;

    private SlurmSections() {}

    static List<Attribute> slurm() {
        String[] releases =
                SlurmVersion.TESTED.stream().map(SlurmVersion::release).toArray(String[]::new);
        return List.of(
                choice("version", "Version of Slurm", "The files are written for it.", "24.11", releases),
                line("default_partition", "Default partition", "Of jobs that name none.", "", "")
                        .named("Default"),
                line("max_job_time", "Longest job", "Of partitions that name no limit.", "UNLIMITED", "")
                        .named("MaxTime"),
                line("mpi_default", "MPI", "What srun starts MPI jobs with.", "pmix; none from 26.05 on", "")
                        .named("MpiDefault"),
                line(
                                "prolog",
                                "Prolog",
                                "Run as root on each node before a job's first step there. Where it fails the node is drained.",
                                "",
                                "/etc/slurm/prolog.sh")
                        .named("Prolog"),
                line(
                                "epilog",
                                "Epilog",
                                "Run as root on each node after a job. Where it fails the node is drained.",
                                "",
                                "/etc/slurm/epilog.sh")
                        .named("Epilog"));
    }

    static List<Attribute> timers() {
        return List.of(
                number(
                                "slurmctld",
                                "Controller timeout",
                                "How long the backup waits for the controller before it takes over.",
                                "120",
                                "s")
                        .named("SlurmctldTimeout"),
                number(
                                "slurmd",
                                "Node timeout",
                                "A node that does not answer for so long is set down; 0 never.",
                                "300",
                                "s")
                        .named("SlurmdTimeout"),
                number(
                                "inactive",
                                "Inactive limit",
                                "A job whose salloc or srun does not answer for so long is ended; 0 never. Batch jobs stay.",
                                "0",
                                "s")
                        .named("InactiveLimit"),
                number(
                                "kill_wait",
                                "Kill wait",
                                "Between SIGTERM and SIGKILL where a job reaches its time limit.",
                                "30",
                                "s")
                        .named("KillWait"),
                number(
                                "min_job_age",
                                "Job memory",
                                "How long an ended job stays in slurmctld's memory; 0 keeps it for ever.",
                                "300",
                                "s")
                        .named("MinJobAge"));
    }

    static List<Group> scheduling() {
        return List.of(
                new Group(
                        "",
                        SLURM.key("scheduling"),
                        List.of(
                                choice(
                                                "type",
                                                "Scheduler",
                                                "Backfill starts jobs of lower priority early where they delay no other. builtin starts them in the"
                                                        + " order of priority, and no heterogeneous ones.",
                                                "backfill",
                                                "backfill",
                                                "builtin")
                                        .named("SchedulerType"),
                                words(
                                                "parameters",
                                                "Parameters",
                                                "Of the scheduler, as in slurm.conf(5).",
                                                "",
                                                "bf_window=4320, bf_continue")
                                        .named("SchedulerParameters"))),
                new Group(
                        "Resources",
                        SLURM,
                        List.of(
                                words(
                                                "select_type_parameters",
                                                "Consumed resources",
                                                "What jobs are given a share of.",
                                                "CR_Core_Memory",
                                                "")
                                        .named("SelectTypeParameters"),
                                words("gres_types", "GRES types", "Beside those that the nodes have.", "", "gpu")
                                        .named("GresTypes"))));
    }

    static List<Attribute> limits() {
        return List.of(
                words(
                                "enforce",
                                "Enforce",
                                "What a job must have or keep to: associations, limits, qos, safe, wckeys or all.",
                                "",
                                "associations, limits, qos")
                        .named("AccountingStorageEnforce"),
                number("max_jobs", "Jobs", "In slurmctld's memory at once.", "10000", "")
                        .named("MaxJobCount"),
                number(
                                "max_array_size",
                                "Array size",
                                "One above the highest index of a job array; 0 allows none. At most 4000001.",
                                "1001",
                                "")
                        .named("MaxArraySize"),
                number("max_steps", "Steps", "Of one job.", "40000", "").named("MaxStepCount"),
                number("max_tasks_per_node", "Tasks on a node", "Of one step.", "512", "")
                        .named("MaxTasksPerNode"));
    }

    static Attribute extra() {
        return new Attribute("extra", "Lines", "Go into slurm.conf as they are.", "", new Input.Lines())
                .named("slurm.conf");
    }
}
