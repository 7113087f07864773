package trainyard.core.provision.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import trainyard.core.plan.Plan;

/** A machine of the plan and how it is called. */
record Machine(String name, String address) {
    /** The controller first. */
    static List<Machine> of(Plan plan) {
        var machines = new ArrayList<Machine>();
        machines.add(new Machine(plan.controller().name(), plan.controller().address()));
        plan.slurm().backup().ifPresent(backup -> machines.add(new Machine(backup.name(), backup.address())));
        plan.nodes()
                .forEach(node ->
                        machines.add(new Machine(node.name(), node.address().orElse(node.name()))));
        return machines;
    }

    /** Those that a run for these hosts touches; all where one is no machine but a group or a pattern. */
    static List<Machine> of(Plan plan, List<String> limit) {
        List<Machine> all = of(plan);
        var names = all.stream().map(Machine::name).toList();
        if (limit.isEmpty() || !names.containsAll(limit)) {
            return all;
        }
        return all.stream().filter(machine -> limit.contains(machine.name())).toList();
    }

    /** ssh from the machine that runs Ansible; the words are for the shell there. */
    List<String> ssh(Plan.Access access, List<String> options, String remote) {
        var way = new ArrayList<>(List.of("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=5"));
        way.addAll(options);
        way.addAll(List.of("-l", access.user(), "-p", Integer.toString(access.sshPort())));
        access.jumpHost().ifPresent(jump -> way.addAll(List.of("-J", jump)));
        return Stream.concat(way.stream(), Stream.of("--", address, remote)).toList();
    }
}
