package trainyard.app.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import trainyard.core.settings.TemporaryFolder;

/** A gigabyte of log, as a training writes it, to its report; the baseline is the JDK's reading of its lines. */
final class DiagnoseBenchmark implements Benchmark {
    private static final long BYTES = 1L << 30;
    private static final double MEGABYTES = BYTES / 1e6;
    private static final String HEAP = "-Xmx256m";

    @Override
    public String title() {
        return "Diagnosis of a log";
    }

    @Override
    public List<Figure> measure() throws Exception {
        try (var folder = TemporaryFolder.make("bench")) {
            Path log = folder.path().resolve("job.out");
            write(log);
            Map<String, Double> found = ChildJvm.run(DiagnoseProbe.class, List.of(HEAP), log.toString());
            return List.of(
                    rate("1 GB: its lines read by the JDK", found.getOrDefault("lines-ms", Double.NaN), "baseline"),
                    rate(
                            "1 GB: to the report",
                            found.getOrDefault("diagnosed-ms", Double.NaN),
                            "target: at least 150 MB/s"),
                    rate(
                            "1 GB: to the report, the first",
                            found.getOrDefault("first-ms", Double.NaN),
                            "the rules read and no code warm"),
                    Figure.megabytes(
                            "heap at its highest",
                            found.getOrDefault("heap-bytes", Double.NaN),
                            "target: under 256 MB, with " + HEAP));
        }
    }

    private static Figure rate(String what, double millis, String note) {
        return new Figure(what, String.format(Locale.ROOT, "%.0f MB/s", MEGABYTES / millis * 1000), note);
    }

    private static void write(Path log) throws IOException {
        var random = new Random(1);
        try (var out = new BufferedOutputStream(Files.newOutputStream(log), 1 << 20)) {
            long written = 0;
            for (long step = 0; written < BYTES; step++) {
                byte[] lines = lines(step, random).getBytes(StandardCharsets.UTF_8);
                out.write(lines);
                written += lines.length;
            }
            out.write("""
                    [rank3]: Traceback (most recent call last):
                    [rank3]:   File "/home/a/train.py", line 212, in step
                    [rank3]:     loss.backward()
                    [rank3]: torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB. GPU 3 has a total capacity of 79.10 GiB of which 1.20 GiB is free.
                    """.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String lines(long step, Random random) {
        int rank = random.nextInt(8);
        double loss = 2 + random.nextDouble();
        return switch ((int) (step % 8)) {
            case 0 ->
                "node-%02d:%d:%d [%d] NCCL INFO Channel %02d/0 : %d[%d] -> %d[%d] via P2P/CUMEM/read\n"
                        .formatted(rank, 40_000 + rank, 41_000 + rank, rank, rank, rank, rank, rank + 1, rank + 1);
            case 1 ->
                "[rank%d]: 2026-02-03 10:%02d:%02d,%03d INFO trainer.py:88 step %d saved nothing, next checkpoint at %d\n"
                        .formatted(rank, step / 60 % 60, step % 60, random.nextInt(1000), step, step + 1000);
            case 2 ->
                "\rEpoch 3:  45%%|####      | %d/100000 [01:02<01:12, 12.76s/it, loss=%.4f]".formatted(step, loss);
            default ->
                "[rank%d]: iteration %8d | elapsed time per iteration (ms): %.1f | learning rate: 1.500E-04 | lm loss: %.6E | grad norm: %.3f\n"
                        .formatted(rank, step, 1000 * random.nextDouble(), loss, random.nextDouble());
        };
    }
}
