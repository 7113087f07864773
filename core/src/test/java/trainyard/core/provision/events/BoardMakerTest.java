package trainyard.core.provision.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import trainyard.core.provision.events.Cell.State;

class BoardMakerTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private final BoardMaker maker = new BoardMaker();

    @Test
    void a_real_run_becomes_plays_tasks_and_hosts() {
        RunBoard board = RecordedRun.board();
        assertEquals(List.of("node-01", "node-02", "node-03"), board.hosts());
        assertEquals(
                List.of("Base of all machines", "Tools of the nodes"),
                board.plays().stream().map(RunBoard.Play::name).toList());
        assertEquals(9, board.tasks().size());
        assertEquals("node-tools: Settings file", board.tasks().get(3).title());
        assertEquals(State.OK, board.cell(0, 0).state());
        assertEquals(State.UNREACHABLE, board.cell(0, 2).state());
        assertEquals(State.CHANGED, board.cell(1, 1).state());
        assertEquals(2, board.cell(1, 1).items());
        assertEquals(State.NOT_RUN, board.cell(2, 1).state(), "run_once did it on the first host for all");
        assertTrue(board.finished());
    }

    @Test
    void what_is_counted_is_what_ansible_counted() {
        RunBoard board = RecordedRun.board();
        var first = board.totals().get(0);
        assertEquals(1, first.failed());
        assertEquals(1, first.ignored());
        assertEquals(3, first.changed());
        assertEquals(1, first.skipped());
        assertEquals(1, board.totals().get(2).unreachable());
    }

    @Test
    void lost_hosts_are_told_with_task_and_reason() {
        var failures = RecordedRun.board().failures();
        assertEquals(2, failures.size());
        assertEquals("node-01", failures.get(0).hostName());
        assertEquals("node-tools: Start the tool", failures.get(0).taskName());
        assertTrue(failures.get(0).sentence().contains("tool is not installed"));
        assertEquals("node-03", failures.get(1).hostName());
        assertTrue(failures.get(1).sentence().startsWith("cannot be reached"));
        assertTrue(RecordedRun.board().sentence(0, 2).startsWith("node-03 cannot be reached"));
    }

    @Test
    void hosts_wait_then_run_then_have_a_result() {
        begin("a", "b");
        task("t1", "One", false);
        assertEquals(State.WAITING, maker.board().cell(0, 1).state());
        add(new RunEvent.HostStarted(at(1), "t1", "b"));
        assertEquals(State.RUNNING, maker.board().cell(0, 1).state());
        add(new RunEvent.Retried(at(2), "t1", "b", 1, 3, "No answer."));
        assertEquals("Try 1 of 3. No answer.", maker.board().cell(0, 1).message());
        result("t1", "b", RunEvent.Status.OK, false);
        assertEquals(State.OK, maker.board().cell(0, 1).state());
        task("t2", "Two", false);
        assertEquals(State.NOT_RUN, maker.board().cell(0, 0).state());
    }

    @Test
    void a_host_that_failed_waits_for_nothing_any_more() {
        begin("a", "b");
        task("t1", "One", false);
        result("t1", "a", RunEvent.Status.FAILED, false);
        result("t1", "b", RunEvent.Status.FAILED, true);
        task("t2", "Two", false);
        assertEquals(State.ABSENT, maker.board().cell(1, 0).state());
        assertEquals(State.WAITING, maker.board().cell(1, 1).state());
        assertEquals(
                List.of("a"),
                maker.board().failures().stream()
                        .map(RunBoard.Failure::hostName)
                        .toList());
    }

    @Test
    void a_handler_waits_for_nobody() {
        begin("a", "b");
        task("t1", "Restart", true);
        assertEquals(State.ABSENT, maker.board().cell(0, 0).state());
    }

    @Test
    void a_run_that_ends_amid_a_task_breaks_it_off() {
        begin("a", "b");
        task("t1", "One", false);
        add(new RunEvent.HostStarted(at(1), "t1", "a"));
        maker.ended(at(5));
        RunBoard board = maker.board();
        assertEquals(State.BROKEN_OFF, board.cell(0, 0).state());
        assertEquals(State.NOT_RUN, board.cell(0, 1).state());
        assertEquals("broken off", board.failures().getFirst().sentence());
        assertEquals(Duration.ofSeconds(5), board.tasks().getFirst().wall(at(100)));
    }

    @Test
    void hosts_of_a_later_play_are_columns_too() {
        begin("a");
        task("t1", "One", false);
        add(new RunEvent.PlayStarted(at(3), "p2", "Second", List.of("b", "a")));
        add(new RunEvent.TaskStarted(at(4), "t2", "p2", "Two", "", "x.yml:1", false));
        RunBoard board = maker.board();
        assertEquals(List.of("a", "b"), board.hosts());
        assertEquals(State.ABSENT, board.cell(0, 1).state());
        assertEquals(State.WAITING, board.cell(1, 1).state());
    }

    @Test
    void a_task_that_did_not_change_is_the_same_on_the_next_board() {
        begin("a");
        task("t1", "One", false);
        result("t1", "a", RunEvent.Status.OK, false);
        task("t2", "Two", false);
        RunBoard before = maker.board();
        result("t2", "a", RunEvent.Status.OK, false);
        RunBoard after = maker.board();
        assertSame(before.tasks().get(0), after.tasks().get(0));
        assertNotSame(before.tasks().get(1), after.tasks().get(1));
        assertEquals(State.WAITING, before.cell(1, 0).state(), "a board that was given away stays as it is");
    }

    @Test
    void progress_is_told_against_an_earlier_run() {
        RunBoard earlier = RecordedRun.board();
        var partly = new BoardMaker();
        RecordedRun.events().stream().limit(21).forEach(partly::add);
        RunBoard now = partly.board();
        var progress = RunProgress.of(now, earlier, now.newest());
        assertEquals(3, progress.tasks());
        assertEquals(9, progress.ofTasks());
        assertTrue(progress.share() > 0.25 && progress.share() < 0.4, progress.toString());
        Duration rest = Duration.between(now.newest(), earlier.newest());
        assertTrue(progress.left().minus(rest).abs().toMillis() < 60, progress + " against " + rest);
        assertEquals(1, RunProgress.of(earlier, earlier, START).share());
        assertEquals(-1, RunProgress.of(now, RunBoard.EMPTY, START).share());
    }

    @Test
    void two_runs_are_compared_task_by_task() {
        begin("a");
        add(new RunEvent.TaskStarted(at(1), "t1", "p", "Answer", "", "site.yml:99", false));
        add(new RunEvent.TaskStarted(at(4), "t2", "p", "New", "", "site.yml:100", false));
        maker.ended(at(9));
        var lines = RunComparison.of(RecordedRun.board(), maker.board()).lines();
        assertEquals("Answer", lines.get(0).title(), "another line in the file is still the same task");
        assertEquals(Duration.ofSeconds(3), lines.get(0).after().orElseThrow().took());
        assertEquals(1, lines.get(0).before().orElseThrow().bad());
        assertTrue(lines.get(1).before().isEmpty());
        assertEquals(10, lines.size());
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private void begin(String... hosts) {
        add(new RunEvent.RunStarted(START, "site.yml", false, "2.14"));
        add(new RunEvent.PlayStarted(START, "p", "Play", List.of(hosts)));
    }

    private void task(String id, String name, boolean handler) {
        add(new RunEvent.TaskStarted(START, id, "p", name, "", "site.yml:1", handler));
    }

    private void result(String task, String host, RunEvent.Status status, boolean ignored) {
        add(new RunEvent.HostResult(
                at(2), task, host, status, ignored, Duration.ofSeconds(1), "", RunEvent.Details.NONE));
    }

    private void add(RunEvent event) {
        maker.add(new EventLine(event, 0, 1));
    }
}
