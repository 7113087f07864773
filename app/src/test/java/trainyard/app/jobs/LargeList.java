package trainyard.app.jobs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.NodeFilter;
import trainyard.app.kit.Words;
import trainyard.app.samples.Samples;
import trainyard.core.live.Job;
import trainyard.core.live.Snapshot;

/** Prints how long the job table's filter and sort take at 100,000 rows. */
final class LargeList {
    private LargeList() {}

    public static void main(String[] arguments) {
        Snapshot cluster = Samples.cluster(512, 100_000);
        List<Job> jobs = cluster.jobs();
        for (int round = 0; round < 6; round++) {
            print("filter by one word", () -> count(jobs, "llama"));
            print("filter by words that none has", () -> count(jobs, "nobody has this"));
            print("filter by a field", () -> count(jobs, "user:ada,grace state:pending"));
            print("filter by the type of untracked GPUs", () -> (int) jobs.stream()
                    .filter(JobColumns.filter(() -> Optional.of(cluster)).apply(Words.of("gpu:h100")))
                    .count());
            print("nodes of a job", () -> (int) cluster.nodes().stream()
                    .filter(NodeFilter.fields(() -> Optional.of(cluster)).apply(Words.of("job:5106")))
                    .count());
            print(
                    "sort by id",
                    () -> jobs.stream()
                            .sorted(Comparator.comparing(Job::id, NaturalOrder.NAMES)
                                    .reversed())
                            .toList()
                            .size());
        }
    }

    private static int count(List<Job> jobs, String words) {
        var query = Words.of(words);
        var filter = JobColumns.filter(Optional::empty).apply(query);
        return (int) jobs.stream().filter(filter).count();
    }

    private static void print(String what, java.util.function.IntSupplier work) {
        long[] times = new long[9];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            if (work.getAsInt() < 0) {
                throw new IllegalStateException(what);
            }
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        System.out.printf("%s, 100,000 jobs: median %.0f ms%n", what, times[4] / 1e6);
    }
}
