package trainyard.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import trainyard.app.kit.Background;

/** What this process uses of a core while nobody touches its window. */
final class IdleCpu {
    private static final int REFRESH_SECONDS = 5;
    private static final int QUICK_REFRESHES = 200;
    private static final long QUICK_MILLIS = 100;
    private static final int REST_SECONDS = 10;
    private static final int SECONDS = 60;

    private IdleCpu() {}

    /** The console, refreshed as often as a small cluster is. */
    static Map<String, Double> console(ReplaySession session, Load load) throws Exception {
        // A console is open all day: what compilers do in its first minute is not what it costs.
        for (int i = 0; i < QUICK_REFRESHES; i++) {
            session.refresh(i % 2 == 0 ? load.later() : load.early());
            pause(QUICK_MILLIS);
        }
        pause(TimeUnit.SECONDS.toMillis(REST_SECONDS));
        double before = millis();
        double timerBefore = timerMillis();
        for (int i = 0; i < SECONDS / REFRESH_SECONDS; i++) {
            session.refresh(i % 2 == 0 ? load.later() : load.early());
            pause(TimeUnit.SECONDS.toMillis(REFRESH_SECONDS));
        }
        return Map.of(
                "share", share(before), "timer", (timerMillis() - timerBefore) / TimeUnit.SECONDS.toMillis(SECONDS));
    }

    /** Of the platform without a screen, which ticks sixty times a second for nothing; a desktop has no such thread. */
    private static double timerMillis() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("Headless Timer"))
                .mapToDouble(thread -> threads.getThreadCpuTime(thread.getThreadId()) / 1e6)
                .sum();
    }

    /** The least that a window costs which writes one text a second. */
    static Map<String, Double> still() throws Exception {
        try (var background = new Background(Platform::runLater, problem -> {})) {
            FxWork.call(() -> {
                var label = new Label();
                var stage = new Stage();
                stage.setScene(new Scene(label, 200, 100));
                stage.show();
                return background.everySecond(() -> label.setText(Long.toString(System.nanoTime())));
            });
            pause(TimeUnit.SECONDS.toMillis(REST_SECONDS));
            double before = millis();
            pause(TimeUnit.SECONDS.toMillis(SECONDS));
            return Map.of("share", share(before));
        }
    }

    private static double share(double before) {
        return (millis() - before) / TimeUnit.SECONDS.toMillis(SECONDS);
    }

    private static void pause(long forMillis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(forMillis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static double millis() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
    }
}
