package trainyard.app.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * What a process of this machine has used of its processors, in nanoseconds, with its ended threads. The files under
 * /proc count in hundredths of a second, or leave out the threads that have ended; Linux only.
 */
final class ProcessClock {
    private static final int OF_ALL_THREADS = 2;

    private final MethodHandle clockGettime;
    private final int clock;

    ProcessClock(long pid) {
        Linker linker = Linker.nativeLinker();
        clockGettime = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("clock_gettime"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        clock = (int) (~pid << 3) | OF_ALL_THREADS; // as clock_getcpuclockid(3) makes it
    }

    double millis() {
        try (Arena arena = Arena.ofConfined()) {
            var time = arena.allocate(ValueLayout.JAVA_LONG, 2); // struct timespec: seconds, nanoseconds
            int failed = (int) clockGettime.invokeExact(clock, time);
            if (failed != 0) {
                throw new IllegalStateException("the process has ended");
            }
            return time.getAtIndex(ValueLayout.JAVA_LONG, 0) * 1e3 + time.getAtIndex(ValueLayout.JAVA_LONG, 1) / 1e6;
        } catch (RuntimeException | Error known) {
            throw known;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
