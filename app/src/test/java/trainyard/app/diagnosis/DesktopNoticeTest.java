package trainyard.app.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class DesktopNoticeTest {
    private static final String TITLE = "Job 4711 failed";
    private static final String TEXT = "x'); rm -rf / #: \"<b>\" & $(reboot)\nsecond";

    private static DesktopNotice.Call call(String system) {
        return new DesktopNotice(system).call(TITLE, TEXT).orElseThrow();
    }

    @Test
    void on_linux_words_are_arguments_and_no_markup() {
        assertEquals(
                List.of(
                        "notify-send",
                        "--app-name=Trainyard",
                        "--",
                        TITLE,
                        "x'); rm -rf / #: \"&lt;b&gt;\" &amp; $(reboot) second"),
                call("Linux").command());
    }

    @Test
    void on_macos_words_are_arguments_of_the_script() {
        List<String> command = call("Mac OS X").command();
        assertEquals("osascript", command.getFirst());
        assertEquals(TITLE, command.get(command.size() - 2));
        assertFalse(command.subList(0, command.size() - 2).toString().contains("reboot"));
    }

    @Test
    void on_windows_words_are_in_the_environment_alone() {
        var call = call("Windows 11");
        assertFalse(call.command().toString().contains("reboot"));
        assertEquals(TITLE, call.environment().get("TRAINYARD_TITLE"));
    }

    @Test
    void what_is_long_is_cut() {
        var call = new DesktopNotice("Linux").call("t", "a".repeat(5_000)).orElseThrow();
        assertEquals(300, call.command().getLast().length());
    }
}
