package trainyard.core.provision.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    @TempDir
    Path folder;

    @Test
    void a_run_is_followed_from_before_its_first_event_to_its_end() throws Exception {
        var files = new RunFiles(folder);
        var first = new CompletableFuture<RunBoard>();
        var last = new CompletableFuture<RunBoard>();
        Thread.ofVirtual().start(() -> {
            try {
                var newest = new RunBoard[] {RunBoard.EMPTY};
                files.followEvents(board -> {
                    newest[0] = board;
                    first.complete(board);
                });
                last.complete(newest[0]);
            } catch (IOException | InterruptedException failed) {
                last.completeExceptionally(failed);
            }
        });
        byte[] all = RecordedRun.bytes();
        append(Arrays.copyOf(all, 5_000));
        assertFalse(first.get(10, TimeUnit.SECONDS).finished());
        append(Arrays.copyOfRange(all, 5_000, all.length));
        end();
        assertEquals(RecordedRun.board(), last.get(10, TimeUnit.SECONDS));
    }

    @Test
    void a_run_that_was_killed_ends_amid_its_task() throws Exception {
        byte[] all = RecordedRun.bytes();
        append(Arrays.copyOf(all, 1_300));
        end();
        var boards = new ArrayList<RunBoard>();
        new RunFiles(folder).followEvents(boards::add);
        assertEquals(Cell.State.BROKEN_OFF, boards.getLast().cell(0, 0).state());
    }

    @Test
    void details_are_read_from_where_the_cell_says() throws Exception {
        append(RecordedRun.bytes());
        var board = RecordedRun.board();
        var failure = board.failures().getFirst();
        var files = new RunFiles(folder);
        assertEquals("to stdout", files.details(board.cell(failure.task(), 0)).text("stdout"));
        assertEquals(RunEvent.Details.NONE, files.details(Cell.WAITING));
    }

    @Test
    void how_a_run_ended_is_known_once_it_has() throws Exception {
        var files = new RunFiles(folder);
        assertTrue(files.ended().isEmpty());
        end();
        assertEquals(2, files.ended().orElseThrow().exitStatus());
        Files.writeString(folder.resolve("ended.json"), "{\"rc\":");
        assertThrows(IOException.class, files::ended);
    }

    @Test
    void the_log_comes_as_lines_with_their_colours() throws Exception {
        Files.writeString(folder.resolve("log.txt"), "TASK [Answer] ***\n\u001b[0;31mfatal: [node-01]\u001b[0m\nrest");
        end();
        var lines = new ArrayList<String>();
        new RunFiles(folder).followLog((finished, open) -> {
            finished.forEach(line -> lines.add(line.text() + " " + line.spans().size()));
            lines.add(open.text());
        });
        assertEquals(java.util.List.of("TASK [Answer] *** 0", "fatal: [node-01] 1", "rest"), lines);
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(folder.resolve("events.jsonl"), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void end() throws IOException {
        Files.writeString(
                folder.resolve("ended.json"), "{\"rc\":2,\"cancelled\":false,\"at\":\"2026-11-24T18:02:16Z\"}");
    }
}
