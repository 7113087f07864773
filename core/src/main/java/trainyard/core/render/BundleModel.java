package trainyard.core.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.Plan;
import trainyard.core.slurm.SlurmVersion;

/** What the templates see: the plan with everything decided that a version of Slurm decides. */
final class BundleModel {
    private final Plan plan;
    private final SlurmVersion version;
    private final Optional<TopologyModel> topology;
    private final ScriptsModel scripts;

    BundleModel(Plan plan, SlurmVersion version) {
        this.plan = plan;
        this.version = version;
        topology = TopologyModel.of(plan.slurm().topology(), version);
        scripts = new ScriptsModel(plan);
    }

    /** The names of the programs that slurmd runs around jobs. */
    List<String> scripts() {
        return scripts.names();
    }

    SlurmVersion version() {
        return version;
    }

    /** The file that says how nodes are connected, where the plan does. */
    Optional<String> topologyFile() {
        return topology.map(TopologyModel::file);
    }

    /** The files of what watches the cluster, where the plan has it. */
    List<String> monitoringFiles() {
        return MonitoringFiles.of(plan.deployment().monitoring(), !gpuNodes().isEmpty(), ownMetrics());
    }

    /** slurmctld counts jobs and nodes for Prometheus itself from 25.11 on. */
    private boolean ownMetrics() {
        return plan.deployment().monitoring().prometheus() && version.atLeast(SlurmVersion.V25_11);
    }

    Map<String, Object> values() throws RenderException {
        Plan.Slurm slurm = plan.slurm();
        refuseWhatIsNotBuilt(slurm);
        List<NodeLine> nodes = nodeLines();
        List<String> gpuNodes = gpuNodes();
        List<String> gresTypes = gresTypes(!gpuNodes.isEmpty());
        var values = new LinkedHashMap<String, Object>();
        values.put("cluster", plan.name());
        values.put("release", version.release());
        values.put("controller", plan.controller());
        values.put("access", plan.access());
        values.put("jumpHost", plan.access().jumpHost().orElse(""));
        values.put("slurmctldPidFile", pidFile("slurmctld"));
        values.put("slurmdbdPidFile", pidFile("slurmdbd"));
        values.put("jwt", slurm.authentication().jwt());
        values.put("timeouts", slurm.timeouts());
        slurm.backup().ifPresent(backup -> values.put("backup", backup));
        values.put("schedulerType", slurm.schedulerType());
        values.put("schedulerParameters", slurm.schedulerParameters());
        values.put(
                "selectTypeParameters",
                slurm.selectTypeParameters().isEmpty() ? List.of("CR_Core_Memory") : slurm.selectTypeParameters());
        values.put("gresTypes", gresTypes);
        values.put("proctrackType", cgroups() ? "proctrack/cgroup" : "proctrack/linuxproc");
        values.put("taskPlugin", cgroups() ? "task/affinity,task/cgroup" : "task/affinity");
        values.put("mpiDefault", slurm.mpiDefault().orElse(defaultMpi()));
        values.put("cgroupPlugin", slurm.cgroup().plugin());
        values.putAll(scripts.values());
        values.put("accountedTres", accountedTres(gresTypes));
        values.put("accounting", slurm.accounting());
        values.put("limits", slurm.limits());
        values.put("jobAcctGatherType", gatherType());
        values.put("jobAcctGatherFrequency", slurm.jobAcctGather().frequency());
        values.put("jobAcctGatherParams", gatherParams());
        values.put("nodes", nodes);
        values.put("gpuNodes", gpuNodes);
        topology.ifPresent(connected -> values.put("topology", connected));
        values.put("partitions", PartitionLine.of(plan));
        values.put("gres", GresLine.of(plan.nodes()));
        values.put("cgroup", cgroupLines());
        values.put("extra", slurm.extra());
        values.put("ownMetrics", ownMetrics());
        values.put(
                "gpuCounts",
                plan.nodes().stream()
                        .map(ComputeNode::gpuCount)
                        .filter(count -> count > 0)
                        .distinct()
                        .sorted()
                        .toList());
        values.put("deployment", DeploymentModel.of(plan.deployment()));
        return values;
    }

    private static void refuseWhatIsNotBuilt(Plan.Slurm slurm) throws RenderException {
        if (!slurm.authentication().type().equals("munge")) {
            throw new RenderException("The roles set up munge only; write auth: {type: munge} in slurm_config.");
        }
    }

    private List<NodeLine> nodeLines() throws RenderException {
        var lines = new ArrayList<NodeLine>();
        for (ComputeNode node : plan.nodes()) {
            lines.add(NodeLine.of(node));
        }
        return lines;
    }

    private List<String> gpuNodes() {
        return plan.nodes().stream()
                .filter(node -> node.gpuCount() > 0)
                .map(ComputeNode::name)
                .toList();
    }

    /** What the plan names, and what its nodes have: a resource without its type here is refused by slurmctld. */
    private List<String> gresTypes(boolean haveGpus) {
        var types = new LinkedHashSet<>(plan.slurm().gresTypes());
        if (haveGpus) {
            types.add("gpu");
        }
        if (plan.nodes().stream().anyMatch(node -> node.shards() > 0)) {
            types.add("shard");
        }
        plan.nodes().forEach(node -> node.resources().forEach(resource -> types.add(resource.name())));
        return List.copyOf(types);
    }

    private List<String> accountedTres(List<String> gresTypes) {
        return Stream.concat(gresTypes.stream().map(name -> "gres/" + name), plan.slurm().accounting().tres().stream())
                .distinct()
                .toList();
    }

    private boolean cgroups() {
        return !plan.slurm().cgroup().isDisabled();
    }

    /** The packages of 26.05 come without a PMIx plugin: there srun would refuse every job. */
    private String defaultMpi() {
        return version.atLeast(SlurmVersion.V26_05) ? "none" : "pmix";
    }

    /** From 24.11 on the packages' units run as slurm, which may write in a folder of its own only. */
    private String pidFile(String daemon) {
        String folder = version.atLeast(SlurmVersion.V24_11) ? "/run/" + daemon : "/run";
        return folder + "/" + daemon + ".pid";
    }

    private String gatherType() {
        return plan.slurm().jobAcctGather().type().orElse("jobacct_gather/linux");
    }

    /**
     * UsePss counts shared memory once. It belongs to jobacct_gather/linux: with the cgroup plugin it is an error from
     * 24.11 on. NoOverMemoryKill, which older configurations name, no longer exists; not killing is the default.
     */
    private List<String> gatherParams() {
        List<String> given = plan.slurm().jobAcctGather().parameters();
        if (given.isEmpty()) {
            return gatherType().equals("jobacct_gather/linux") ? List.of("UsePss") : List.of();
        }
        return given.stream()
                .filter(parameter -> !parameter.equals("NoOverMemoryKill"))
                .toList();
    }

    private List<String> cgroupLines() {
        Plan.Cgroup cgroup = plan.slurm().cgroup();
        var lines = new ArrayList<String>();
        if (cgroup.isDisabled()) {
            // 22.05 does not know the word; there it is enough that no plugin in slurm.conf uses cgroups.
            return version.atLeast(SlurmVersion.V24_11)
                    ? List.of("CgroupPlugin=disabled")
                    : List.of("# No plugin in slurm.conf uses cgroups.");
        }
        if (!cgroup.plugin().equals("autodetect")) {
            lines.add("CgroupPlugin=" + cgroup.plugin());
        }
        lines.add("ConstrainCores=" + yes(cgroup.cores()));
        lines.add("ConstrainDevices=" + yes(cgroup.devices()));
        lines.add("ConstrainRAMSpace=" + yes(cgroup.memory()));
        lines.add("ConstrainSwapSpace=" + yes(cgroup.swap()));
        return lines;
    }

    private static String yes(boolean on) {
        return on ? "yes" : "no";
    }
}
