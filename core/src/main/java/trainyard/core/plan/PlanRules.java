package trainyard.core.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.Nearest;

/** What is wrong between the values of a plan, each of which is right in itself. */
final class PlanRules {
    private static final String CLUSTER = "clusters.hpc.";
    private static final String PARTITIONS = CLUSTER + "slurm_config.partitions";
    private static final String BACKUP = CLUSTER + "slurm_config.backup_controller";
    private static final String TOPOLOGY = CLUSTER + "slurm_config.topology";

    private final Plan plan;
    private final Map<String, Position> positions;
    private final List<Problem> problems;

    PlanRules(Plan plan, Map<String, Position> positions, List<Problem> problems) {
        this.plan = plan;
        this.positions = positions;
        this.problems = problems;
    }

    void check() {
        names();
        addresses();
        problems.addAll(new HardwareRules(plan, this::at).problems());
        problems.addAll(new DeploymentRules(plan.deployment(), this::at).problems());
        begun();
        partitions();
        topology();
        for (ComputeNode node : plan.nodes()) {
            node.gpus().forEach(gpus -> gpus(node, gpus));
            cores(node);
        }
    }

    /** A plan that was only begun is no error; slurmctld says of it "default partition not set". */
    private void begun() {
        if (plan.nodes().isEmpty()) {
            warning("clusters.hpc.compute_nodes", "there are no nodes", "add the machines that jobs run on");
        }
        if (plan.slurm().partitions().isEmpty()) {
            warning(
                    "clusters.hpc.slurm_config.partitions",
                    "there is no partition: no job can be submitted",
                    "add one, which holds all nodes unless it names some");
        }
    }

    private void topology() {
        plan.slurm()
                .topology()
                .ifPresent(topology -> new TopologyRules(topology, plan.nodes())
                        .errors()
                        .forEach(wrong -> error(TOPOLOGY, wrong.what(), wrong.mend())));
    }

    /** slurmctld: "has CPUs configured for only some of the records". */
    private void cores(ComputeNode node) {
        long with =
                node.gpus().stream().filter(gpus -> gpus.cores().isPresent()).count();
        if (with > 0 && with < node.gpus().size()) {
            error(
                    node.path() + ".gpus",
                    "only some of the GPUs of " + node.name() + " have cores",
                    "write cores for all of them, or for none");
        }
    }

    private void gpus(ComputeNode node, ComputeNode.Gpus gpus) {
        String path = node.path() + ".gpus";
        if (!gpus.links().isEmpty() && gpus.links().size() != gpus.count()) {
            error(
                    path,
                    "links has " + gpus.links().size() + " lists for " + gpus.count() + " GPUs",
                    "write one list for each GPU, such as \"-1,4\"");
        }
        for (ComputeNode.Mig mig : gpus.mig()) {
            if (gpus.files().isPresent() && gpus.file(mig.gpu()).isEmpty()) {
                error(
                        path,
                        "mig names GPU " + mig.gpu() + ", which is none of "
                                + gpus.files().orElseThrow(),
                        "write the number of one of these files");
            }
        }
    }

    private void names() {
        var seen = new HashMap<String, String>();
        seen.put(plan.controller().name(), CLUSTER + "controller");
        plan.slurm()
                .backup()
                .map(Plan.Backup::name)
                .filter(name -> seen.putIfAbsent(name, BACKUP) != null)
                .ifPresent(name ->
                        error(BACKUP, "the backup has the controller's name", "name the machine that takes over"));
        for (ComputeNode node : plan.nodes()) {
            String before = seen.putIfAbsent(node.name(), node.path());
            if (before != null) {
                error(
                        node.path() + ".name",
                        "the name '" + node.name() + "' is taken by " + before + " in line "
                                + at(before).line(),
                        "give each machine a name of its own");
            }
        }
    }

    private void addresses() {
        var seen = new HashMap<String, String>();
        address(CLUSTER + "controller.ip_address", plan.controller().address(), seen);
        plan.slurm().backup().ifPresent(backup -> address(BACKUP + ".ip_address", backup.address(), seen));
        for (ComputeNode node : plan.nodes()) {
            String path = node.path() + ".ip";
            node.address().ifPresentOrElse(address -> address(path, address, seen), () -> withoutAddress(node, path));
        }
    }

    private void withoutAddress(ComputeNode node, String path) {
        if (at(path).equals(Position.START)) {
            return;
        }
        warning(
                path,
                "the address of '" + node.name() + "' is not known before it runs",
                "write it under access: addresses: " + node.name() + ": to render and provision");
    }

    private void address(String path, String address, Map<String, String> seen) {
        if (!Scalars.IPV4.matcher(address).matches()) {
            return;
        }
        String before = seen.putIfAbsent(address, path);
        if (before != null) {
            error(
                    path,
                    "the address " + address + " is used already in line "
                            + at(before).line(),
                    "give each machine an address of its own");
        }
        String subnet = plan.network().subnet();
        if (Scalars.CIDR.matcher(subnet).matches() && !inside(subnet, address)) {
            error(
                    path,
                    "the address " + address + " is outside the subnet " + subnet,
                    "choose one of " + subnet + ", or change network.subnet");
        }
    }

    private static boolean inside(String subnet, String address) {
        int slash = subnet.indexOf('/');
        int bits = Integer.parseInt(subnet.substring(slash + 1));
        long mask = bits == 0 ? 0 : 0xffffffffL << (32 - bits) & 0xffffffffL;
        return (number(address) & mask) == (number(subnet.substring(0, slash)) & mask);
    }

    private static long number(String address) {
        long number = 0;
        for (String octet : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(octet);
        }
        return number;
    }

    private void partitions() {
        var names = new LinkedHashSet<String>();
        var known = new HashSet<String>();
        plan.nodes().forEach(node -> known.add(node.name()));
        List<Plan.Partition> partitions = plan.slurm().partitions();
        for (int i = 0; i < partitions.size(); i++) {
            Plan.Partition partition = partitions.get(i);
            String path = PARTITIONS + "[" + i + "]";
            if (!names.add(partition.name())) {
                twice(path, partition, partitions.subList(0, i));
            }
            partitionNodes(path, partition, known);
        }
        plan.slurm()
                .defaultPartition()
                .filter(name -> !names.contains(name))
                .ifPresent(name -> noSuchDefault(name, names));
    }

    /** Where both say the same, it does not matter which of them goes. */
    private void twice(String path, Plan.Partition partition, List<Plan.Partition> before) {
        var problem = new Problem(
                Problem.Severity.ERROR,
                at(path),
                "the partition '" + partition.name() + "' is given twice",
                "keep one of the two");
        problems.add(before.contains(partition) ? problem.mendedBy(new Change.Remove(path)) : problem);
    }

    private void noSuchDefault(String name, Collection<String> names) {
        String path = CLUSTER + "slurm_config.default_partition";
        Optional<String> meant = names.size() == 1 ? names.stream().findFirst() : Nearest.only(name, names);
        var problem = new Problem(
                Problem.Severity.ERROR,
                at(path),
                "there is no partition '" + name + "'",
                meant.map(one -> "write " + one).orElse("choose one of " + String.join(", ", names)));
        problems.add(
                meant.map(one -> problem.mendedBy(Change.Put.text(path, one))).orElse(problem));
    }

    private void partitionNodes(String path, Plan.Partition partition, Set<String> known) {
        List<String> nodes = partition.nodes().orElse(List.copyOf(known));
        if (nodes.isEmpty()) {
            error(path, "the partition '" + partition.name() + "' has no nodes", "write nodes: as a hostlist, or ALL");
            return;
        }
        List<String> strangers =
                nodes.stream().filter(node -> !known.contains(node)).toList();
        if (strangers.isEmpty()) {
            return;
        }
        try {
            strangers.forEach(Hostlist::expand);
            error(
                    path + ".nodes",
                    "the partition '" + partition.name() + "' names nodes that the plan does not have: "
                            + Hostlist.fold(strangers),
                    "add them under compute_nodes, or correct the hostlist");
        } catch (IllegalArgumentException broken) {
            error(
                    path + ".nodes",
                    "not a hostlist: " + broken.getMessage(),
                    "write a hostlist such as compute-[01-16]");
        }
    }

    private Position at(String path) {
        Position exact = positions.get(path);
        if (exact != null) {
            return exact;
        }
        int dot = path.lastIndexOf('.');
        return dot < 0 ? Position.START : at(path.substring(0, dot));
    }

    private void error(String path, String what, String mend) {
        problems.add(new Problem(Problem.Severity.ERROR, at(path), what, mend));
    }

    private void warning(String path, String what, String mend) {
        problems.add(new Problem(Problem.Severity.WARNING, at(path), what, mend));
    }
}
