package trainyard.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import trainyard.core.diagnose.Diagnosis;
import trainyard.core.diagnose.Evidence;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.Source;
import trainyard.core.diagnose.rules.RuleBook;

/** Diagnoses a log in a JVM of its own, whose heap is small, and prints figures. Argument: the log. */
final class DiagnoseProbe {
    private static final int RUNS = 7;

    private DiagnoseProbe() {}

    public static void main(String[] arguments) throws Exception {
        Path log = Path.of(arguments[0]);
        var diagnosis = new Diagnosis(RuleBook.shipped());
        var evidence = new Evidence(List.of(Source.of("job.out", log)), List.of(), ZoneOffset.UTC, "24.11");
        double first = Timing.once(() -> known(diagnosis.of(evidence)));
        double diagnosed = median(() -> diagnosis.of(evidence));
        double peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        double read = median(() -> lines(log));
        System.out.println("first-ms=" + first);
        System.out.println("diagnosed-ms=" + diagnosed);
        System.out.println("lines-ms=" + read);
        System.out.println("heap-bytes=" + peak);
    }

    /** The log has a failure near its end: what does not find it measures nothing. */
    private static Report known(Report report) {
        if (report.isUnknown()) {
            throw new IllegalStateException("the failure in the log was not found");
        }
        return report;
    }

    private static double median(Callable<?> work) throws Exception {
        double[] times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            times[i] = Timing.once(work);
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }

    private static long lines(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.count();
        }
    }
}
