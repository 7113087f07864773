package trainyard.core.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.settings.SettingsFolder;

class FeedbackTest {
    @TempDir
    Path folder;

    private static Feedback.Entry entry(String thought) {
        return new Feedback.Entry(
                Instant.parse("2026-05-04T10:00:00Z"),
                "lab",
                "4711",
                "host-oom",
                Confidence.PROBABLE,
                List.of("cgroup-oom"),
                false,
                thought);
    }

    @Test
    void answers_are_kept_in_order_for_their_owner_alone() throws Exception {
        var settings = new SettingsFolder(folder.resolve("new"));
        var feedback = Feedback.in(settings);
        assertEquals(List.of(), feedback.all());
        feedback.keep(entry("the disk\nwas \"full\""));
        feedback.keep(entry(""));
        assertEquals(
                List.of(entry("the disk\nwas \"full\""), entry("")),
                Feedback.in(settings).all());
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(settings.diagnosisFeedback()));
    }

    @Test
    void a_broken_line_takes_no_other_with_it() throws Exception {
        var settings = new SettingsFolder(folder);
        var feedback = Feedback.in(settings);
        feedback.keep(entry("one"));
        Files.writeString(settings.diagnosisFeedback(), "{\"time\": \"20\n", StandardOpenOption.APPEND);
        feedback.keep(entry("two"));
        assertEquals(
                List.of("one", "two"),
                feedback.all().stream().map(Feedback.Entry::thought).toList());
    }
}
