package trainyard.app.diagnosis;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A notification of the desktop, by the program that each system has for it. What is told is never a part of a program:
 * it is an argument, or a value of the environment. Without such a program nothing happens.
 */
public final class DesktopNotice implements BiConsumer<String, String> {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotice.class);
    private static final long SECONDS = 10;
    private static final int LONGEST = 300;

    private static final String TITLE = "TRAINYARD_TITLE";
    private static final String TEXT = "TRAINYARD_TEXT";

    /** Toasts are said by a program that Windows knows; PowerShell is one. */
    private static final String TOAST = String.join(
            "; ",
            "[Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime] | Out-Null",
            "$xml = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent("
                    + "[Windows.UI.Notifications.ToastTemplateType]::ToastText02)",
            "$words = $xml.GetElementsByTagName('text')",
            "$words.Item(0).AppendChild($xml.CreateTextNode($env:" + TITLE + ")) | Out-Null",
            "$words.Item(1).AppendChild($xml.CreateTextNode($env:" + TEXT + ")) | Out-Null",
            "$id = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'",
            "[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($id).Show("
                    + "[Windows.UI.Notifications.ToastNotification]::new($xml))");

    /** What is run. */
    record Call(List<String> command, Map<String, String> environment) {}

    private final String system;

    public DesktopNotice() {
        this(System.getProperty("os.name", ""));
    }

    DesktopNotice(String system) {
        this.system = system.toLowerCase(Locale.ROOT);
    }

    Optional<Call> call(String title, String text) {
        String head = plain(title);
        String words = plain(text);
        if (system.startsWith("windows")) {
            return Optional.of(new Call(
                    List.of("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", TOAST),
                    Map.of(TITLE, head, TEXT, words)));
        }
        if (system.startsWith("mac")) {
            return Optional.of(new Call(
                    List.of(
                            "osascript",
                            "-e",
                            "on run argv",
                            "-e",
                            "display notification (item 2 of argv) with title (item 1 of argv)",
                            "-e",
                            "end run",
                            head,
                            words),
                    Map.of()));
        }
        // A body is markup by the Desktop Notifications Specification.
        String body = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Optional.of(new Call(List.of("notify-send", "--app-name=Trainyard", "--", head, body), Map.of()));
    }

    /** One line without control characters, not too long. */
    private static String plain(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }

    /** Says it, and does not wait. */
    @Override
    public void accept(String title, String text) {
        call(title, text)
                .ifPresent(call -> Thread.ofVirtual().name("desktop-notice").start(() -> run(call)));
    }

    private static void run(Call call) {
        try {
            var builder = new ProcessBuilder(call.command())
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(call.environment());
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                LOG.debug("{} did not end within {} s", call.command().getFirst(), SECONDS);
            } else if (process.exitValue() != 0) {
                LOG.debug("{} ended with {}", call.command().getFirst(), process.exitValue());
            }
        } catch (IOException missing) {
            LOG.debug("no desktop notification: {}", missing.getMessage());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
