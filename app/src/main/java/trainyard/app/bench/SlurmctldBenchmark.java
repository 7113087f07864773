package trainyard.app.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import trainyard.core.live.Pace;
import trainyard.core.live.Poller;
import trainyard.core.live.SlurmQueries;
import trainyard.core.live.Snapshot;
import trainyard.core.remote.Command;
import trainyard.core.slurm.JobState;

/** What the console's poller costs a real slurmctld, beside its two commands alone and a terminal's habits. */
final class SlurmctldBenchmark implements Benchmark {
    private static final int NODES = 1_000;
    private static final int JOBS = 10_000;
    private static final int WARM_UP = 2;
    private static final int TURNS = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public String title() {
        return "Real slurmctld, 1,000 nodes and 10,000 jobs";
    }

    @Override
    public List<Figure> measure() throws Exception {
        var objection = LargeSlurm.objection();
        if (objection.isPresent()) {
            return List.of(Figure.missing("refresh against a real slurmctld", objection.get()));
        }
        try (var slurm = LargeSlurm.start(NODES, JOBS)) {
            return new Turns(slurm).figures();
        }
    }

    /** @param cpu what slurmctld used meanwhile, in milliseconds as the wall time */
    private record Cost(double wall, double cpu) {}

    /** The things compared, one after the other in each turn, so that all meet the same noise. */
    private static final class Turns {
        private final LocalShell shell;
        private final ProcessClock slurmctld;
        private final List<Cost> alone = new ArrayList<>();
        private final List<Cost> squeue = new ArrayList<>();
        private final List<Cost> refresh = new ArrayList<>();
        private final List<Cost> terminal = new ArrayList<>();

        Turns(LargeSlurm slurm) {
            shell = slurm.shell();
            slurmctld = slurm.slurmctld();
        }

        List<Figure> figures() throws Exception {
            Cost plain = cost(() -> shell.run(SlurmQueries.jobs()).orFail());
            var poller = new Poller(shell, Clock.systemUTC(), Pace.GENTLE);
            try (poller) {
                Cost first = cost(poller::once);
                int commands = shell.commands();
                long bytes = shell.bytes();
                Snapshot seen = poller.once();
                commands = shell.commands() - commands;
                bytes = shell.bytes() - bytes;
                for (int turn = -WARM_UP; turn < TURNS; turn++) {
                    keep(turn, alone, cost(() -> {
                        shell.run(SlurmQueries.nodes()).orFail();
                        return shell.run(SlurmQueries.jobs()).orFail();
                    }));
                    keep(turn, refresh, cost(poller::once));
                    keep(turn, squeue, cost(() -> shell.run(SlurmQueries.jobs()).orFail()));
                    keep(turn, terminal, cost(this::watch));
                }
                return report(
                        seen, plain, first, commands, bytes, poller.view().now().interval());
            }
        }

        /** What {@code watch 'squeue; sinfo'} runs each two seconds. */
        private Object watch() throws Exception {
            shell.run(Command.of(PATIENCE, "squeue")).orFail();
            return shell.run(Command.of(PATIENCE, "sinfo")).orFail();
        }

        private static void keep(int turn, List<Cost> costs, Cost cost) {
            if (turn >= 0) {
                costs.add(cost);
            }
        }

        private Cost cost(Callable<?> work) throws Exception {
            double before = slurmctld.millis();
            double wall = Timing.once(work);
            return new Cost(wall, slurmctld.millis() - before);
        }

        private List<Figure> report(
                Snapshot seen, Cost plain, Cost first, int commands, long bytes, Duration interval) {
            double cycle = interval.toMillis() + wall(refresh);
            double perMinute = cpu(refresh) * 60_000 / cycle;
            double watched = cpu(terminal) * 60_000 / (2_000 + wall(terminal));
            return List.of(
                    Figure.count(
                            "nodes, all registered by a slurmd of their own",
                            seen.nodes().size(),
                            ""),
                    Figure.count("jobs", seen.jobs().size(), running(seen) + " of them run"),
                    Figure.count("commands a refresh", commands, "target: 2"),
                    Figure.megabytes("bytes a refresh", bytes, ""),
                    Figure.millis("slurmctld's CPU: the two commands alone", cpu(alone), "baseline"),
                    Figure.millis("slurmctld's CPU: a refresh", cpu(refresh), ""),
                    Figure.ratio("against the baseline", cpu(refresh) / cpu(alone), "target: at most 1.05 x"),
                    Figure.millis("wall: the two commands, one after the other", wall(alone), "baseline"),
                    Figure.millis("wall: squeue alone, as the console asks", wall(squeue), "baseline"),
                    Figure.millis("wall: a refresh, to the snapshot", wall(refresh), ""),
                    Figure.ratio("against squeue alone", wall(refresh) / wall(squeue), ""),
                    Figure.millis("wall: first rows, with all that is asked once", first.wall(), ""),
                    Figure.millis(
                            "target for it: 1.5 x squeue's wall time + 1 s",
                            1.5 * plain.wall() + 1_000,
                            "squeue then: %.0f ms".formatted(plain.wall())),
                    Figure.millis("pause between refreshes now", interval.toMillis(), ""),
                    Figure.percent("of a slurmctld core, while watched", cpu(refresh) / cycle, "target: at most 3 %"),
                    Figure.millis("slurmctld's CPU a minute: the console", perMinute, ""),
                    Figure.millis("slurmctld's CPU a minute: watch 'squeue; sinfo'", watched, "baseline, each 2 s"),
                    Figure.ratio("against the baseline", perMinute / watched, ""));
        }

        private static long running(Snapshot seen) {
            return seen.jobs().stream()
                    .filter(job -> job.state().phase() == JobState.Phase.RUNNING)
                    .count();
        }

        private static double cpu(List<Cost> costs) {
            return median(costs.stream().mapToDouble(Cost::cpu).toArray());
        }

        private static double wall(List<Cost> costs) {
            return median(costs.stream().mapToDouble(Cost::wall).toArray());
        }

        private static double median(double[] values) {
            Arrays.sort(values);
            return values[values.length / 2];
        }
    }
}
