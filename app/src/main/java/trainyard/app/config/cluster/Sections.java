package trainyard.app.config.cluster;

import java.util.List;
import trainyard.app.config.cluster.Section.Group;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;

/** All cluster-wide settings, as data; defaults are those of the templates, or Slurm's own where these write nothing. */
final class Sections {
    private static final PlanPath HPC = PlanView.CLUSTER;
    private static final PlanPath SLURM = PlanView.SLURM;

    private Sections() {}

    static List<Section> all() {
        return List.of(
                new Section("Cluster", MachineSections.cluster()),
                new Section("Controller", MachineSections.controller()),
                new Section("Slurm", List.of(new Group("", SLURM, SlurmSections.slurm()))),
                new Section("Timers", List.of(new Group("", SLURM.key("timeouts"), SlurmSections.timers()))),
                new Section("Scheduling", SlurmSections.scheduling()),
                new Section("Limits", List.of(new Group("", SLURM.key("limits"), SlurmSections.limits()))),
                new Section("Accounting", ProcessSections.accounting()),
                new Section("Authentication", List.of(new Group("", SLURM.key("auth"), ProcessSections.auth()))),
                new Section("Cgroups", List.of(new Group("", SLURM.key("cgroup"), ProcessSections.cgroup()))),
                new Section("Further lines", List.of(new Group("", SLURM, List.of(SlurmSections.extra())))),
                new Section("Access", List.of(new Group("", HPC.key("access"), SiteSections.access()))),
                new Section("Storage", SiteSections.storage()),
                new Section("Users and groups", List.of(new Group("", HPC, SiteSections.people()))),
                new Section("Containers", List.of(new Group("", HPC.key("containers"), SiteSections.containers()))),
                new Section("Monitoring", List.of(new Group("", HPC.key("monitoring"), SiteSections.monitoring()))),
                new Section("Evidence", List.of(new Group("", HPC.key("evidence"), SiteSections.evidence()))),
                new Section("Operating system", SiteSections.system()),
                new Section("Virtual machines", MachineSections.hardware()));
    }
}
