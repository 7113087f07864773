package trainyard.core.job.lint;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether torchrun is started as often, and with as many processes, as the job asks for. */
final class LauncherRules {
    static final List<ScriptRule> RULES = List.of(
            new ScriptRule("torchrun-one-node", "torchrun is started on every node", LauncherRules::oneNode),
            new ScriptRule("launchers-per-node", "One torchrun a node", LauncherRules::crowded),
            new ScriptRule("nnodes-differs", "torchrun expects the nodes of the job", LauncherRules::nodes),
            new ScriptRule("node-rank-missing", "Each node's torchrun knows its number", LauncherRules::nodeRank),
            new ScriptRule("nproc-differs", "As many processes a node as GPUs", LauncherRules::processes),
            new ScriptRule("torchrun-with-mpi", "torchrun is started without MPI", LauncherRules::mpi));

    private static final Pattern NODES = Pattern.compile("(\\d{1,6})(?::(\\d{1,6}))?");
    /** Programs that reach other nodes themselves, or are srun under another name. */
    private static final Pattern REACHING =
            Pattern.compile("(?s).*\\b(?:ssh|pdsh|clush|parallel-ssh|\\w+srun\\w*|srun\\w+)\\b.*");

    private LauncherRules() {}

    private static void each(Subject subject, BiConsumer<Launch, Call> look) {
        subject.script()
                .launches()
                .forEach(launch ->
                        launch.first(Call.Kind.TORCHRUN).ifPresent(torchrun -> look.accept(launch, torchrun)));
    }

    private static boolean isAlone(Launch launch) {
        return !launch.has(Call.Kind.SRUN) && !launch.has(Call.Kind.MPIRUN);
    }

    private static void oneNode(Subject subject, Found found) {
        boolean elsewhere = subject.script().commands().stream()
                .anyMatch(command -> REACHING.matcher(command.program()).matches());
        each(subject, (launch, torchrun) -> {
            boolean sure =
                    subject.shape().nodes().isPresent() && subject.shape().several();
            if (sure && isAlone(launch) && !elsewhere) {
                found.error(
                        torchrun.at(),
                        "the batch script runs on the first node alone: torchrun waits for the others, or they idle",
                        "put srun before it");
            }
        });
    }

    private static void crowded(Subject subject, Found found) {
        each(subject, (launch, torchrun) -> {
            JobShape step = subject.step(launch);
            if (launch.has(Call.Kind.SRUN) && step.crowded()) {
                found.error(
                        launch.command().head().at(),
                        "srun starts " + step.tasksPerNode().getAsInt()
                                + " of torchrun on a node, and each starts processes for all GPUs",
                        "give this srun --ntasks-per-node=1");
            }
        });
    }

    private static void nodes(Subject subject, Found found) {
        each(subject, (launch, torchrun) -> {
            JobShape step = subject.step(launch);
            if (!launch.has(Call.Kind.SRUN) || step.nodes().isEmpty()) {
                return;
            }
            int nodes = step.nodes().getAsInt();
            Optional<String> given =
                    torchrun.value("nnodes").map(subject.script().variables()::expand);
            Matcher range = NODES.matcher(given.orElse(""));
            if (nodes > 1 && torchrun.has("standalone")) {
                found.error(
                        torchrun.word("standalone").at(),
                        "--standalone is for one node: each of the " + nodes + " nodes trains by itself",
                        "write --nnodes=$SLURM_NNODES and a rendezvous instead");
            } else if (nodes > 1 && given.isEmpty() && !torchrun.open()) {
                found.error(
                        torchrun.at(),
                        "without --nnodes torchrun takes one node: each of the " + nodes + " nodes trains by itself",
                        "add --nnodes=$SLURM_NNODES");
            } else if (range.matches() && !holds(range, nodes)) {
                found.error(
                        torchrun.word("nnodes").at(),
                        "torchrun waits for " + given.orElse("") + " nodes, and the job has " + nodes,
                        "write --nnodes=$SLURM_NNODES");
            }
        });
    }

    private static boolean holds(Matcher range, int nodes) {
        int from = Integer.parseInt(range.group(1));
        int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
        return nodes >= from && nodes <= to;
    }

    private static void nodeRank(Subject subject, Found found) {
        each(subject, (launch, torchrun) -> {
            boolean still = torchrun.value("rdzv_backend").orElse("static").equals("static");
            boolean told = torchrun.has("node_rank") || torchrun.has("standalone") || torchrun.open();
            if (launch.has(Call.Kind.SRUN)
                    && subject.step(launch).several()
                    && still
                    && !told
                    && torchrun.has("nnodes")) {
                found.error(
                        torchrun.at(),
                        "without a rendezvous backend every node is node 0, and they wait for one another",
                        "add --rdzv_backend=c10d --rdzv_endpoint=HOST:PORT");
            }
        });
    }

    private static void processes(Subject subject, Found found) {
        each(subject, (launch, torchrun) -> {
            OptionalInt gpus = subject.step(launch).gpusPerNode();
            Optional<String> given =
                    torchrun.value("nproc_per_node").map(subject.script().variables()::expand);
            if (gpus.isEmpty() || gpus.getAsInt() == 0) {
                return;
            }
            if (given.isEmpty() && gpus.getAsInt() > 1 && !torchrun.open()) {
                found.warning(
                        torchrun.at(),
                        "without --nproc_per_node torchrun starts one process: " + (gpus.getAsInt() - 1) + " of "
                                + gpus.getAsInt() + " GPUs a node idle",
                        "add --nproc_per_node=gpu");
            }
            int processes = given.filter(text -> text.matches("\\d{1,4}"))
                    .map(Integer::parseInt)
                    .orElse(gpus.getAsInt());
            if (processes > gpus.getAsInt()) {
                found.error(
                        torchrun.word("nproc_per_node").at(),
                        processes + " processes a node, and the job asks for " + gpus.getAsInt()
                                + " GPUs: the others find no device",
                        "write --nproc_per_node=gpu");
            } else if (processes < gpus.getAsInt()) {
                found.warning(
                        torchrun.word("nproc_per_node").at(),
                        processes + " processes a node, and the job asks for " + gpus.getAsInt()
                                + " GPUs: the others idle",
                        "write --nproc_per_node=gpu");
            }
        });
    }

    private static void mpi(Subject subject, Found found) {
        each(
                subject,
                (launch, torchrun) -> launch.first(Call.Kind.SRUN)
                        .filter(srun -> srun.value("mpi")
                                .filter(type -> !type.equals("none"))
                                .isPresent())
                        .ifPresent(srun -> found.note(
                                srun.word("mpi").at(),
                                "torchrun uses no MPI: where the plugin is missing, srun fails for nothing",
                                "remove --mpi, or write --mpi=none")));
    }
}
