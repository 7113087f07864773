package trainyard.core.plan;

import java.util.List;
import java.util.Optional;

/** Values to records. Lenient: what is wrong has been told by then, and is left out here. */
final class PlanReader {
    private final Value.Mapping cluster;

    private PlanReader(Value.Mapping cluster) {
        this.cluster = cluster;
    }

    static Optional<Plan> read(Value root) {
        if (!(root instanceof Value.Mapping file)) {
            return Optional.empty();
        }
        Value.Mapping cluster = file.mapping("clusters").mapping("hpc");
        return cluster.entries().isEmpty() ? Optional.empty() : Optional.of(new PlanReader(cluster).plan());
    }

    private Plan plan() {
        List<ComputeNode> nodes = new ComputeNodeReader(cluster).nodes();
        return new Plan(
                cluster.text("name").orElse("cluster"),
                new Plan.Network(cluster.mapping("network").text("subnet").orElse("")),
                controller(cluster.mapping("controller")),
                nodes,
                SlurmReader.read(cluster.mapping("slurm_config"), nodes),
                new DeploymentReader(cluster, nodes).read(),
                access(cluster.mapping("access")));
    }

    private static Plan.Controller controller(Value.Mapping machine) {
        return new Plan.Controller(
                machine.text("name").orElse("controller"),
                machine.text("ip_address").orElse(""),
                machine.integer("cpu_cores").orElse(1),
                machine.integer("memory_gb").orElse(1));
    }

    private static Plan.Access access(Value.Mapping access) {
        return new Plan.Access(
                access.text("ansible_user").orElse("admin"),
                access.integer("ssh_port").orElse(22),
                access.text("jump_host"),
                access.text("deploy_host"));
    }
}
