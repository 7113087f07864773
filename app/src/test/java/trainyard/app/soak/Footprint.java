package trainyard.app.soak;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What the process holds.
 *
 * @param heap in bytes, after a collection
 * @param threads platform and virtual ones
 * @param files open file descriptors; 0 where the system does not tell
 * @param commands that run on the cluster's machine
 */
record Footprint(long heap, int threads, long files, int commands) {
    static Footprint now(int commands) throws IOException {
        System.gc();
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
        return new Footprint(heap, threadNames().size(), files, commands);
    }

    /** The smaller of each, so that what is under way at one of two moments does not count. */
    Footprint least(Footprint other) {
        return new Footprint(
                Math.min(heap, other.heap),
                Math.min(threads, other.threads),
                Math.min(files, other.files),
                Math.min(commands, other.commands));
    }

    /** One line each, virtual threads among them, which no other list has. */
    static List<String> threadNames() throws IOException {
        Path folder = Files.createTempDirectory("trainyard-soak");
        Path dump = folder.resolve("threads");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            return Files.readAllLines(dump).stream()
                    .filter(line -> line.startsWith("#"))
                    .toList();
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(folder);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "heap %.0f MB, %d threads, %d files, %d remote commands",
                heap / 1048576.0,
                threads,
                files,
                commands);
    }
}
