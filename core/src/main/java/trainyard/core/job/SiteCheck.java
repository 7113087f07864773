package trainyard.core.job;

import static trainyard.core.job.RecipeField.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import trainyard.core.job.JobSite.Part;
import trainyard.core.job.JobSite.Shape;
import trainyard.core.job.RecipeProblem.Severity;
import trainyard.core.slurm.Memory;
import trainyard.core.slurm.Nearest;
import trainyard.core.slurm.TimeLimit;

/** Whether a job can ever run on a cluster. */
final class SiteCheck {
    private final JobSpec spec;
    private final JobSpec.Resources asked;
    private final JobSite site;
    private final List<RecipeProblem> problems = new ArrayList<>();

    private SiteCheck(JobSpec spec, JobSite site) {
        this.spec = spec;
        this.asked = spec.resources();
        this.site = site;
    }

    static List<RecipeProblem> problems(JobSpec spec, JobSite site) {
        var check = new SiteCheck(spec, site);
        check.launch();
        check.names();
        check.ports();
        check.partitions();
        return check.problems;
    }

    private void error(RecipeField field, String what, String mend) {
        problems.add(new RecipeProblem(field, Severity.ERROR, what, mend));
    }

    private void launch() {
        site.runtimes()
                .filter(known -> !known.contains(spec.container().runtime()))
                .ifPresent(known -> error(
                        RUNTIME,
                        "this cluster has no " + spec.container().runtime().title(),
                        "choose "
                                + known.stream()
                                        .map(ContainerRuntime::word)
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
        if (spec.kind() == RecipeKind.MPI) {
            site.mpiTypes()
                    .filter(types -> !site.hasPmix())
                    .ifPresent(types -> error(
                            RECIPE,
                            "this cluster's Slurm has no PMIx (srun --mpi=list: "
                                    + String.join(", ", new TreeSet<>(types)) + ")",
                            "choose torchrun or ranks, or have Slurm's PMIx plugin installed"));
        }
    }

    private void names() {
        known(ACCOUNT, asked.account(), site.accounts(), "you may charge");
        known(QOS, asked.qos(), site.qos(), "you may ask for");
    }

    private void known(RecipeField field, String name, Optional<Set<String>> all, String which) {
        if (!name.isEmpty() && all.isPresent() && !all.get().contains(name)) {
            error(field, "'" + name + "' is none that " + which, oneOf(name, all.get()));
        }
    }

    private static String oneOf(String word, Set<String> all) {
        return Nearest.only(word, all)
                .map(near -> "write " + near)
                .orElse(all.isEmpty() ? "leave it out" : "write one of " + String.join(", ", new TreeSet<>(all)));
    }

    private void ports() {
        PortRange own = spec.network().ports();
        site.takenPorts().forEach((what, taken) -> {
            if (spec.kind().startsProgram() && own.meets(taken)) {
                error(PORTS, own + " meets " + taken + ", which " + what + " has", "choose ports beside them");
            }
        });
    }

    private void partitions() {
        if (site.partitions().isEmpty()) {
            return;
        }
        Set<String> names = site.partitions().stream().map(Part::name).collect(Collectors.toSet());
        for (String name : asked.partition().split(",")) {
            if (!name.isEmpty() && !names.contains(name)) {
                error(PARTITION, "there is no partition '" + name + "'", oneOf(name, names));
            }
        }
        List<Part> chosen = site.chosen(asked.partition());
        if (chosen.isEmpty()) {
            if (asked.partition().isEmpty()) {
                error(PARTITION, "this cluster has no default partition", oneOf("", names));
            }
            return;
        }
        // Slurm takes the first partition of a list that can have the job, so one is enough.
        List<List<RecipeProblem>> told = chosen.stream().map(this::within).toList();
        problems.addAll(told.stream()
                .filter(one -> one.stream().noneMatch(RecipeProblem::isError))
                .min(Comparator.comparingInt(List::size))
                .orElse(told.getFirst()));
    }

    private List<RecipeProblem> within(Part part) {
        var found = new ArrayList<RecipeProblem>();
        String where = "partition " + part.name();
        if (!part.isUp()) {
            found.add(new RecipeProblem(
                    PARTITION, Severity.NOTE, where + " takes no jobs now", "choose another, or wait"));
        }
        asked.time()
                .ifPresent(time -> part.maxTime()
                        .filter(most -> time.compareTo(most) > 0)
                        .ifPresent(most -> found.add(wrong(
                                TIME,
                                TimeLimit.format(time) + " is longer than " + where + " allows",
                                "write " + TimeLimit.format(most) + " or less"))));
        part.maxNodes().ifPresent(most -> {
            if (asked.nodes() > most) {
                found.add(
                        wrong(NODES, where + " gives a job " + most + " nodes at most", "write " + most + " or less"));
            }
        });
        fits(part, where).ifPresent(found::add);
        return found;
    }

    private static RecipeProblem wrong(RecipeField field, String what, String mend) {
        return new RecipeProblem(field, Severity.ERROR, what, mend);
    }

    /** What of one node is more than any has; else whether enough nodes have all of it. */
    private Optional<RecipeProblem> fits(Part part, String where) {
        String type = asked.gpuType();
        if (asked.gpusPerNode() > most(part, shape -> shape.gpus(type))) {
            long most = most(part, shape -> shape.gpus(type));
            if (most == 0 && !type.isEmpty() && most(part, shape -> shape.gpus("")) > 0) {
                Set<String> types = part.shapes().stream()
                        .flatMap(shape -> shape.gpus().keySet().stream())
                        .filter(known -> !known.isEmpty())
                        .collect(Collectors.toSet());
                return Optional.of(wrong(
                        GPU_TYPE, "no node of " + where + " has a GPU of type '" + type + "'", oneOf(type, types)));
            }
            return Optional.of(wrong(
                    GPUS_PER_NODE,
                    "no node of " + where + " has " + asked.gpusPerNode() + " GPUs"
                            + (type.isEmpty() ? "" : " of type " + type),
                    most == 0 ? "write 0, or choose another partition" : "write " + most + " or less"));
        }
        long cpus = most(part, Shape::cpus);
        if (asked.cpusPerNode() > cpus) {
            return Optional.of(wrong(
                    CPUS_PER_RANK,
                    asked.ranksPerNode() + " x " + asked.cpusPerRank() + " CPUs are more than the " + cpus
                            + " of the largest node of " + where,
                    "write " + Math.max(1, cpus / asked.ranksPerNode()) + " or less"));
        }
        long memory = memoryMb();
        if (memory > most(part, Shape::memoryMb)) {
            return Optional.of(wrong(
                    MEMORY,
                    "no node of " + where + " has " + asked.memory(),
                    "write " + most(part, Shape::memoryMb) + "M or less"));
        }
        int enough = part.shapes().stream()
                .filter(shape -> has(shape, memory))
                .mapToInt(Shape::count)
                .sum();
        if (enough < asked.nodes()) {
            return Optional.of(wrong(
                    NODES,
                    enough + " of the " + part.nodes() + " nodes of " + where + " have all that is asked of one",
                    enough == 0 ? "ask less of each node" : "write " + enough + " or less"));
        }
        return Optional.empty();
    }

    private boolean has(Shape shape, long memory) {
        return shape.gpus(asked.gpuType()) >= asked.gpusPerNode()
                && shape.cpus() >= asked.cpusPerNode()
                && shape.memoryMb() >= memory;
    }

    private long memoryMb() {
        return Memory.parseMb(asked.memory()).orElse(0);
    }

    private static long most(Part part, ToLongFunction<Shape> what) {
        return part.shapes().stream().mapToLong(what).max().orElse(0);
    }
}
