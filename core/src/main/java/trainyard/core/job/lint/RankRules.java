package trainyard.core.job.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import trainyard.core.conf.Place;
import trainyard.core.slurm.SlurmVersion;

/** Whether processes are told the right rank, world size and device. */
final class RankRules {
    static final List<ScriptRule> RULES = List.of(
            new ScriptRule(
                    "gpus-per-task-variable", "SLURM_GPUS_PER_TASK is set where it is used", RankRules::gpusPerTask),
            new ScriptRule("rank-on-batch-host", "Ranks are read in the tasks", RankRules::rank),
            new ScriptRule("per-node-on-batch-host", "What differs by node is read on the node", RankRules::perNode),
            new ScriptRule("rank-env-missing", "Processes are told rank and first process", RankRules::missing),
            new ScriptRule("gpu-per-task-binding", "Each rank finds the device it takes", RankRules::binding));

    /** The first version whose jobs no longer get the variable: they have SLURM_TRES_PER_TASK. */
    private static final SlurmVersion GONE = new SlurmVersion(23, 11, 0);

    private static final Pattern PER_TASK = Pattern.compile("\\$(?:SLURM_GPUS_PER_TASK\\b|\\{SLURM_GPUS_PER_TASK})");
    private static final Set<String> RANKS = Set.of("SLURM_PROCID", "SLURM_LOCALID", "SLURM_NODEID");
    private static final Set<String> NODE_COUNTS = Set.of("SLURM_GPUS_ON_NODE", "SLURM_CPUS_ON_NODE");
    /** Programs that read Slurm's own variables, or start their processes themselves. */
    private static final List<String> OWN_WAYS = List.of(
            "lightning",
            "mpi4py",
            "horovod",
            "jax",
            "accelerate",
            "deepspeed",
            "ray",
            "dask",
            "composer",
            "init_method",
            "init-method",
            "dist_url",
            "dist-url",
            "submitit",
            "idr_torch",
            "slurm_procid");

    private RankRules() {}

    private static void gpusPerTask(Subject subject, Found found) {
        boolean gone = subject.version().atLeast(GONE);
        if (!gone && subject.script().directives().has("gpus-per-task")) {
            return;
        }
        for (int i = 0; i < subject.script().lines().size(); i++) {
            String line = subject.script().lines().get(i);
            var use = PER_TASK.matcher(line);
            if (!line.strip().startsWith("#") && use.find()) {
                found.error(
                        new Place(subject.script().file(), i + 1, use.start() + 1),
                        gone
                                ? "Slurm " + subject.version().release()
                                        + " does not set SLURM_GPUS_PER_TASK, even with --gpus-per-task"
                                        + " (from 23.11 on): it is empty"
                                : "SLURM_GPUS_PER_TASK is only set with --gpus-per-task: it is empty",
                        "write $((SLURM_NNODES * SLURM_GPUS_ON_NODE)) for the world size, or let torchrun set it");
            }
        }
    }

    private static void rank(Subject subject, Found found) {
        if (subject.script().steps().isEmpty()) {
            return;
        }
        for (Assignment assignment : subject.script().assignments()) {
            boolean early = assignment.name().matches("(?:GLOBAL_|NODE_|LOCAL_)?RANK")
                    && assignment.word().live().stream().anyMatch(RANKS::contains)
                    && !assignment.inTask();
            if (early) {
                found.error(
                        assignment.word().at(),
                        "the batch script runs once, as task 0: all tasks get the rank 0",
                        "set it within the task: srun bash -c 'export " + assignment.name() + "=...; exec python ...'");
            }
        }
        for (Launch launch : subject.script().steps()) {
            for (Word word : launch.last().words()) {
                if (word.live().stream().anyMatch(RANKS::contains)) {
                    found.error(
                            word.at(),
                            "the batch script reads this before srun starts the tasks: all get the rank 0",
                            "put the command in single quotes: srun bash -c '...'");
                }
            }
        }
    }

    private static void perNode(Subject subject, Found found) {
        for (Launch launch : subject.script().steps()) {
            Optional<Call> torchrun = launch.first(Call.Kind.TORCHRUN);
            if (torchrun.isEmpty()
                    || !torchrun.get().has("nproc_per_node")
                    || !subject.step(launch).several()) {
                continue;
            }
            Word value = torchrun.get().valueWord("nproc_per_node");
            boolean early = value.live().stream().anyMatch(NODE_COUNTS::contains)
                    || value.substitutions().stream()
                            .anyMatch(inner -> inner.text().contains("nvidia-smi"));
            String mend = "put torchrun in single quotes, srun bash -c '...', or write --nproc_per_node=gpu";
            String message =
                    "the batch script reads this before srun starts the tasks: the first node's number goes to all";
            if (early && subject.shape().gpusPerNode().isEmpty()) {
                found.warning(value.at(), message, mend);
            } else if (early) {
                found.note(value.at(), message, mend);
            }
        }
    }

    private static void missing(Subject subject, Found found) {
        BatchScript script = subject.script();
        boolean told = script.assigned("RANK").isPresent()
                || script.assigned("MASTER_ADDR").isPresent()
                || OWN_WAYS.stream().anyMatch(script::mentions);
        for (Launch launch : script.steps()) {
            boolean many =
                    subject.step(launch).crowded() || subject.step(launch).several();
            Call last = launch.last();
            boolean ownCode = last.words().stream().anyMatch(word -> word.text().matches("-c|-m"));
            if (!told && many && subject.shape().gpus() && last.kind() == Call.Kind.PYTHON && !ownCode) {
                found.warning(
                        last.at(),
                        "PyTorch's processes are not told MASTER_ADDR, RANK and WORLD_SIZE: srun sets none of them",
                        "set them (RANK=$SLURM_PROCID within the task), or start torchrun;"
                                + " leave it where the program reads Slurm's own variables");
            }
        }
    }

    private static void binding(Subject subject, Found found) {
        BatchScript script = subject.script();
        for (Launch launch : script.steps()) {
            boolean perTask = subject.option(launch, "gpus-per-task").isPresent()
                    || subject.option(launch, "ntasks-per-gpu").isPresent()
                    || subject.option(launch, "tres-per-task")
                            .filter(tres -> tres.contains("gpu"))
                            .isPresent();
            boolean unbound = subject.option(launch, "gpu-bind")
                            .filter(bind -> bind.contains("none"))
                            .isPresent()
                    || subject.option(launch, "tres-bind")
                            .filter(bind -> bind.contains("none"))
                            .isPresent();
            boolean own = script.assigned("CUDA_VISIBLE_DEVICES").isPresent()
                    || script.assigned("LOCAL_RANK")
                            .filter(rank -> rank.value().equals("0"))
                            .isPresent();
            boolean python = launch.last().kind() == Call.Kind.PYTHON
                    && !launch.last().words().stream()
                            .anyMatch(word -> word.text().equals("-c"));
            if (perTask && !unbound && !own && python && subject.step(launch).crowded()) {
                found.warning(
                        script.directives()
                                .last("gpus-per-task")
                                .or(() -> script.directives().last("ntasks-per-gpu"))
                                .or(() -> script.directives().last("tres-per-task"))
                                .map(GivenOption::at)
                                .orElse(launch.command().head().at()),
                        "each task sees its own GPUs alone, numbered from 0: a rank that takes the device LOCAL_RANK finds"
                                + " none",
                        "write --gpus-per-node, or --gpu-bind=none behind srun");
            }
        }
    }
}
