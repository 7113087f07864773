package trainyard.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a plan says of the machines besides Slurm that cannot be, or that breaks what the cluster is for. */
final class DeploymentRules {
    private static final String HPC = "clusters.hpc.";

    private final Deployment deployment;
    private final Function<String, Position> at;
    private final List<Problem> problems = new ArrayList<>();

    DeploymentRules(Deployment deployment, Function<String, Position> at) {
        this.deployment = deployment;
        this.at = at;
    }

    List<Problem> problems() {
        overcommit();
        source();
        var people = deployment.people();
        var users = new HashMap<String, String>();
        for (int i = 0; i < people.users().size(); i++) {
            var user = people.users().get(i);
            once("user", user.name(), user.uid(), HPC + "users[" + i + "]", users);
        }
        var groups = new HashMap<String, String>();
        for (int i = 0; i < people.groups().size(); i++) {
            var group = people.groups().get(i);
            once("group", group.name(), group.gid(), HPC + "groups[" + i + "]", groups);
        }
        return problems;
    }

    /** proc(5): with 2 the kernel promises no more than it has, and CUDA reserves addresses by the terabyte. */
    private void overcommit() {
        if (deployment.system().overcommit().filter(mode -> mode == 2).isPresent()) {
            add(
                    "memory-overcommit",
                    Problem.Severity.WARNING,
                    HPC + "system.overcommit_memory",
                    "overcommit_memory 2 refuses the large reservations that CUDA and PyTorch make",
                    "leave it out, and hold jobs to their memory by control groups");
        }
    }

    private void source() {
        var source = deployment.containers().source();
        if (source.from().equals("url") && source.sha256().isEmpty()) {
            add(
                    "unpinned-download",
                    Problem.Severity.ERROR,
                    HPC + "containers.package",
                    "a package from a URL has no checksum",
                    "write its sha256, so that every machine gets the same one");
        }
    }

    private void once(String what, String name, int id, String path, Map<String, String> seen) {
        boolean again = seen.putIfAbsent(name, path) != null;
        if (seen.putIfAbsent("#" + id, path) != null || again) {
            add(
                    "people-twice",
                    Problem.Severity.ERROR,
                    path,
                    "the " + what + " " + name + " has a name or a number that another one has",
                    "give each " + what + " its own");
        }
    }

    private void add(String rule, Problem.Severity severity, String path, String what, String mend) {
        problems.add(new Problem(rule, severity, at.apply(path), what, mend, Optional.empty()));
    }
}
