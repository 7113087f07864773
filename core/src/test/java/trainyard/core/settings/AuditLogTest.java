package trainyard.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path home;

    private AuditLog log() {
        return AuditLog.in(new SettingsFolder(home.resolve("settings")));
    }

    private static AuditEntry entry(String action, String target) {
        var command = List.of("scontrol", "update", "nodename=" + target, "reason=it's \"bad\" – fan");
        return AuditEntry.of(NOON, "lab", "ada@controller:22", action, List.of(target), command);
    }

    private static List<String> actions(List<AuditEntry> entries) {
        return entries.stream().map(AuditEntry::action).toList();
    }

    private AuditEntry run(String action, String target) throws IOException {
        AuditEntry ended = log().begin(entry(action, target)).ended("done", "", NOON.plusMillis(80));
        log().end(ended);
        return ended;
    }

    @Test
    void an_entry_is_read_back_as_it_was_written() throws Exception {
        assertEquals(List.of(), log().latest(10, List.of()));
        AuditEntry drained = run("drain", "n1");
        assertEquals(List.of(drained), log().latest(10, List.of()));
        assertEquals(System.getProperty("user.name"), drained.user());
        assertEquals(Duration.ofMillis(80), drained.took());
        assertEquals(2, Files.readAllLines(log().file()).size(), "one line when it begins and one with its end");
    }

    @Test
    void a_thread_that_is_interrupted_still_takes_down_what_it_did() throws Exception {
        Thread.currentThread().interrupt();
        AuditEntry drained;
        try {
            log().check();
            drained = run("drain", "n1");
            assertTrue(Thread.currentThread().isInterrupted(), "and stays interrupted");
        } finally {
            Thread.interrupted();
        }
        assertEquals(List.of(drained), log().latest(10, List.of()));
    }

    @Test
    void the_newest_come_first_and_only_so_many() throws Exception {
        run("drain", "n1");
        run("resume", "n1");
        run("down", "n2");
        assertEquals(List.of("down", "resume"), actions(log().latest(2, List.of())));
    }

    @Test
    void words_are_searched_in_all_of_an_entry() throws Exception {
        run("drain", "n1");
        run("drain", "n2");
        assertEquals(1, log().latest(10, List.of("DRAIN", "nodename=n2")).size());
        assertEquals(2, log().latest(10, List.of("fan", "lab")).size());
        assertEquals(0, log().latest(10, List.of("n1", "n2")).size());
        log().begin(entry("down", "n3"));
        assertEquals(
                List.of("down"), actions(log().latest(10, List.of("begun"))), "an ended one has no beginning left");
    }

    @Test
    void a_command_without_an_end_is_not_lost() throws Exception {
        run("drain", "n1");
        log().begin(entry("reboot", "n1"));
        var latest = log().latest(10, List.of());
        assertEquals(List.of("reboot", "drain"), actions(latest));
        assertEquals(AuditEntry.BEGUN, latest.getFirst().result());
    }

    @Test
    void a_line_cut_off_by_a_crash_hides_no_other() throws Exception {
        run("drain", "n1");
        Files.write(
                log().file(), new byte[] {'{', '"', 'i', 'd', '"', ':', '"', (byte) 0xC3}, StandardOpenOption.APPEND);
        run("resume", "n1");
        assertEquals(List.of("resume", "drain"), actions(log().latest(10, List.of())));
        assertEquals(
                5, Files.readAllLines(log().file(), StandardCharsets.ISO_8859_1).size());
    }

    @Test
    void an_export_has_one_line_for_each_command() throws Exception {
        run("drain", "n1");
        run("drain", "n2");
        run("resume", "n2");
        Path target = home.resolve("out/audit-n2.jsonl");
        log().export(target, List.of("n2"));
        var lines = Files.readAllLines(target);
        assertEquals(2, lines.size());
        assertTrue(lines.getFirst().contains("\"action\":\"resume\""), lines.getFirst());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobody_else_may_read_it() throws Exception {
        run("drain", "n1");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log().file())));
    }

    @Test
    void a_log_that_cannot_be_written_is_said_before() throws Exception {
        Files.createDirectories(log().file());
        assertThrows(IOException.class, () -> log().check());
        assertThrows(IOException.class, () -> log().begin(entry("drain", "n1")));
    }

    @Test
    void two_processes_at_once_do_not_mix_their_lines() throws Exception {
        var writers = new ArrayList<Process>();
        for (int i = 0; i < 2; i++) {
            writers.add(new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            home.resolve("settings").toString())
                    .inheritIO()
                    .start());
        }
        for (Process writer : writers) {
            assertTrue(writer.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, writer.exitValue());
        }
        assertEquals(4 * Writer.ENTRIES, Files.readAllLines(log().file()).size());
        assertEquals(2 * Writer.ENTRIES, log().latest(10_000, List.of("done")).size());
    }

    /** Another console. */
    static final class Writer {
        static final int ENTRIES = 200;

        private Writer() {}

        public static void main(String[] folder) throws IOException {
            var log = AuditLog.in(new SettingsFolder(new File(folder[0]).toPath()));
            for (int i = 0; i < ENTRIES; i++) {
                log.end(log.begin(entry("drain", "n".repeat(i))).ended("done", "x".repeat(i), NOON));
            }
        }
    }
}
