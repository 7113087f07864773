package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.app.kit.Place;
import trainyard.app.kit.ScreenEntry;
import trainyard.app.kit.Subject;
import trainyard.app.samples.Fx;
import trainyard.app.samples.Keyboard;
import trainyard.app.samples.Notes;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.live.Job;
import trainyard.core.live.detail.PastRow;
import trainyard.core.slurm.JobState.Phase;
import trainyard.core.slurm.NodeState.Shown;

/** What a person without a mouse does besides the verbs: screens, rows, hostlists, dialogs, clusters, tasks. */
class KeyboardScreensTest {
    @TempDir
    Path folder;

    private KeyWindow open;
    private Keyboard keys;

    @BeforeEach
    void open() throws Exception {
        open = new KeyWindow(folder);
        keys = open.keys;
    }

    @AfterEach
    void close() {
        open.close();
    }

    private Place place() {
        return open.window.console().place().get();
    }

    private Optional<Subject> selection() {
        return open.window.console().desk().selection().get();
    }

    private Job job(Phase phase, String form) {
        return open.snapshot().jobs().stream()
                .filter(job -> job.state().phase() == phase && job.id().matches(form))
                .max(Comparator.comparing(job -> job.ended().orElse(java.time.Instant.EPOCH)))
                .orElseThrow();
    }

    @Test
    void every_screen_comes_by_its_key_and_takes_the_keys() {
        for (ScreenEntry entry : open.window.entries()) {
            String key = entry.keys().getName().replaceAll(".*\\+", "");
            boolean digit = Character.isDigit(key.charAt(0));
            KeyCode code = KeyCode.valueOf((digit ? "DIGIT" : "") + key);
            if (digit) {
                keys.chord(KeyCode.CONTROL, code);
            } else {
                keys.chord(KeyCode.CONTROL, KeyCode.SHIFT, code);
            }
            Fx.await(() -> entry.leadsTo(place()));
            Node focused = keys.focused().orElseThrow(() -> new AssertionError("no focus on " + entry.title()));
            var around = Stream.iterate(focused, node -> node != null, Node::getParent)
                    .flatMap(node -> node.getStyleClass().stream())
                    .toList();
            assertTrue(
                    Stream.of("rail", "top-bar", "status-bar", "demo-banner").noneMatch(around::contains),
                    entry.title() + " leaves the keys to " + focused);
        }
    }

    @Test
    void a_hostlist_is_found_selected_and_operated() {
        open.allowActions();
        open.filter(KeyCode.DIGIT3, "nodes", "node:gpu-[001-016]");
        Fx.await(() -> open.table("nodes").getItems().size() == 16);
        keys.chord(KeyCode.CONTROL, KeyCode.A);
        keys.type(KeyCode.D);
        Fx.await(() -> keys.isAtNow("field-reason"));
        assertTrue(open.labels(".dialog-pane .code").contains("gpu-[001-016]"));
        keys.write("cooling");
        Fx.await(() -> open.button("Drain 16 nodes")
                .filter(found -> !found.isDisabled())
                .isPresent());
        keys.type(KeyCode.ENTER);
        var entry = open.audited("drain");
        assertEquals("done", entry.result());
        assertEquals(16, entry.targets().size());
        assertTrue(entry.command().contains("nodename=gpu-[001-016]"), entry.toString());
        assertTrue(open.value("node", "gpu-016", "State").contains("DRAIN"));
    }

    @Test
    void what_ends_many_jobs_names_all_of_them_and_enter_alone_ends_none() {
        open.allowActions();
        open.first(KeyCode.DIGIT4, "jobs", "state:pending");
        keys.chord(KeyCode.SHIFT, KeyCode.DOWN);
        keys.chord(KeyCode.SHIFT, KeyCode.DOWN);
        List<String> chosen = Fx.call(() -> open.table("jobs").getSelectionModel().getSelectedItems().stream()
                .map(row -> ((Job) row).id())
                .toList());
        assertEquals(3, chosen.size());
        keys.type(KeyCode.DELETE);
        Fx.await(() -> open.button("Cancel 3 jobs").isPresent());
        String shown = String.join(" ", open.labels(".dialog-pane .code"));
        chosen.forEach(id -> assertTrue(shown.contains(id), id + " in " + shown));
        assertTrue(open.labels("#impact .label").getFirst().contains("3 jobs leave the queue"));
        keys.type(KeyCode.ENTER);
        open.awaitNoDialog();
        assertTrue(open.latest().isEmpty(), "Enter alone cancelled jobs");
        assertTrue(open.table("jobs").isFocused(), "the keys do not come back to the table");
        keys.type(KeyCode.DELETE);
        Fx.await(() -> open.button("Cancel 3 jobs").isPresent());
        keys.tabToButton("Cancel 3 jobs");
        keys.type(KeyCode.SPACE);
        assertEquals("done", open.audited("cancel").result());
        chosen.forEach(
                id -> assertTrue(open.value("job", id, "JobState").matches("CANCELLED|"), id + " was not cancelled"));
    }

    @Test
    void some_tasks_of_an_array_are_cancelled() {
        open.allowActions();
        Job array = job(Phase.PENDING, "[0-9]+_\\[[0-9]+-[0-9]+.*]");
        String[] parts = array.id().split("[^0-9]+");
        int from = Integer.parseInt(parts[1]);
        open.filter(KeyCode.DIGIT4, "jobs", "job:" + parts[0] + " state:pending");
        keys.type(KeyCode.HOME);
        keys.type(KeyCode.DELETE);
        Fx.await(() -> keys.isAtNow("field-tasks"));
        assertTrue(keys.focused().orElseThrow() instanceof TextField field
                && field.getText().startsWith(from + "-"));
        keys.overwrite("1-");
        assertTrue(open.labels("#problem").getFirst().contains("is not"), "a range without an end");
        String some = from + "-" + (from + 1);
        keys.overwrite(some);
        keys.tabToButton("Cancel job");
        keys.type(KeyCode.SPACE);
        assertEquals(
                List.of(parts[0] + "_[" + some + "]"), open.audited("cancel").targets());
    }

    @Test
    void a_row_is_opened_and_one_of_its_steps_is_cancelled() {
        open.allowActions();
        String id = job(Phase.RUNNING, "[0-9]+").id();
        open.first(KeyCode.DIGIT4, "jobs", "job:" + id);
        keys.type(KeyCode.ENTER);
        Fx.await(() -> place() instanceof Place.Job && keys.isAtNow("job-tabs"));
        keys.type(KeyCode.RIGHT);
        Fx.await(() -> open.table("steps") != null
                && open.table("steps").getItems().stream()
                        .anyMatch(row ->
                                row instanceof PastRow step && step.step().equals("0")));
        keys.tabTo("steps-table");
        keys.type(KeyCode.END);
        keys.type(KeyCode.DELETE);
        Fx.await(() -> open.button("Cancel step " + id + ".0").isPresent());
        keys.tabToButton("Cancel step");
        keys.type(KeyCode.SPACE);
        assertEquals(List.of(id + ".0"), open.audited("cancel").targets());
        Keyboard.await(
                "the end of " + id, () -> !open.value("job", id, "JobState").equals("RUNNING"));
        keys.type(KeyCode.ESCAPE);
        Fx.await(() -> place() instanceof Place.Jobs);
    }

    @Test
    void rows_are_sorted_and_columns_hidden_by_the_tables_menu() {
        open.first(KeyCode.DIGIT3, "nodes", "gpu");
        sortBy("State");
        TableColumn<?, ?> first =
                Fx.call(() -> open.table("nodes").getSortOrder().getFirst());
        assertEquals("State", first.getText());
        assertEquals(TableColumn.SortType.ASCENDING, first.getSortType());
        sortBy("State");
        assertEquals(TableColumn.SortType.DESCENDING, first.getSortType());
        keys.chord(KeyCode.SHIFT, KeyCode.F10);
        keys.downTo("Columns");
        keys.type(KeyCode.RIGHT);
        keys.choose("State");
        Fx.await(() -> !first.isVisible());
    }

    private void sortBy(String column) {
        keys.chord(KeyCode.SHIFT, KeyCode.F10);
        keys.downTo("Sort by");
        keys.type(KeyCode.RIGHT);
        keys.choose(column);
    }

    @Test
    void a_node_on_the_map_is_chosen_operated_and_let_go() {
        open.allowActions();
        keys.chord(KeyCode.CONTROL, KeyCode.DIGIT2);
        Fx.await(() -> keys.isAtNow("map") && open.window.isSettled());
        keys.type(KeyCode.RIGHT);
        Fx.await(() -> selection().orElse(null) instanceof Subject.OfNode);
        var before = selection();
        keys.type(KeyCode.RIGHT);
        Fx.await(() -> !selection().equals(before));
        String node = ((Subject.OfNode) selection().orElseThrow()).name();
        keys.type(KeyCode.D);
        Fx.await(() -> open.button("Drain " + node).isPresent());
        keys.type(KeyCode.ESCAPE);
        open.awaitNoDialog();
        keys.chord(KeyCode.SHIFT, KeyCode.F10);
        keys.choose("Set down");
        Fx.await(() -> open.button("Set down " + node).isPresent());
        keys.type(KeyCode.ESCAPE);
        open.awaitNoDialog();
        assertTrue(keys.isAt("map"));
        keys.type(KeyCode.ESCAPE);
        Fx.await(() -> selection().isEmpty());
        assertTrue(open.latest().isEmpty(), "something was done");
    }

    @Test
    void the_shown_cluster_is_switched() {
        var other = new SampleSession(Samples.cluster(3, 3), false);
        Fx.run(() -> open.window.console().use(other));
        keys.type(KeyCode.F6);
        Fx.await(() -> open.window.console().session().get().orElseThrow() == open.session);
        keys.type(KeyCode.F6);
        Fx.await(() -> open.window.console().session().get().orElseThrow() == other);
        keys.chord(KeyCode.SHIFT, KeyCode.F6);
        Fx.await(() -> open.window.console().session().get().orElseThrow() == open.session);
    }

    @Test
    void escape_leaves_what_is_open_and_the_lock_stays_shut() {
        open.palette("Allow actions on Demo cluster");
        Fx.await(() -> open.button("Allow actions").isPresent());
        keys.type(KeyCode.ESCAPE);
        open.awaitNoDialog();
        assertTrue(open.session.connection().now().readOnly());
        String node = open.snapshot().nodes().getFirst().name();
        open.first(KeyCode.DIGIT3, "nodes", "node:" + node);
        keys.type(KeyCode.D);
        Fx.await(() -> keys.isAtNow("field-reason"));
        assertTrue(open.labels("#problem").getFirst().contains("read-only"));
        keys.type(KeyCode.ESCAPE);
        open.awaitNoDialog();
        assertTrue(open.table("nodes").isFocused());
        keys.chord(KeyCode.CONTROL, KeyCode.K);
        Fx.await(() -> keys.isAtNow("palette-field"));
        keys.type(KeyCode.ESCAPE);
        Fx.await(() -> open.table("nodes").isFocused());
        keys.type(KeyCode.F8);
        Fx.await(() -> open.window.scene().lookup("#task-drawer").getParent().isVisible());
        keys.type(KeyCode.ESCAPE);
        Fx.await(() -> open.table("nodes").isFocused());
    }

    @Test
    void what_slurm_refuses_is_said_and_written_down() {
        open.allowActions();
        String node = open.snapshot().nodes().stream()
                .filter(one -> one.state().shown() == Shown.IDLE)
                .findFirst()
                .orElseThrow()
                .name();
        open.first(KeyCode.DIGIT3, "nodes", "node:" + node);
        keys.type(KeyCode.R);
        Fx.await(() -> open.button("Resume " + node).isPresent());
        keys.type(KeyCode.ENTER);
        assertEquals("refused", open.audited("resume").result());
        Fx.await(() -> open.labelsNow("#verdicts .label").stream()
                .anyMatch(text -> text != null && text.startsWith(node + " is neither drained")));
        keys.type(KeyCode.ESCAPE);
        open.awaitNoDialog();
    }

    @Test
    void a_running_task_is_cancelled_in_the_drawer() {
        var begun = new CountDownLatch(1);
        var told = new java.util.concurrent.CopyOnWriteArrayList<String>();
        Fx.run(() -> open.window
                .console()
                .background()
                .task(
                        "Counting sheep",
                        () -> {
                            begun.countDown();
                            return new CountDownLatch(1).await(1, java.util.concurrent.TimeUnit.HOURS);
                        },
                        done -> told.add("done"),
                        problem -> told.add(String.valueOf(problem.getMessage()))));
        keys.type(KeyCode.F8);
        Fx.await(() -> begun.getCount() == 0);
        assertTrue(open.labels("#task-drawer .label").contains("Counting sheep"));
        keys.tabToButton("Cancel");
        keys.type(KeyCode.SPACE);
        Fx.await(() -> told.equals(List.of("Counting sheep: cancelled.")));
        Fx.await(() -> open.labelsNow("#task-drawer .label").contains("Nothing is running."));
        keys.type(KeyCode.ESCAPE);
        assertFalse(open.window.scene().lookup("#task-drawer").getParent().isVisible());
    }

    @Test
    void a_finished_job_is_opened_copied_and_run_again_where_it_is_known() {
        open.allowActions();
        keys.chord(KeyCode.CONTROL, KeyCode.DIGIT4);
        Fx.await(() -> open.table("jobs") != null && open.table("jobs").isFocused());
        keys.tabToButton("Current");
        keys.type(KeyCode.RIGHT);
        Fx.await(() -> open.table("finished") != null
                && !open.table("finished").getItems().isEmpty());
        keys.tabTo("finished-table");
        keys.type(KeyCode.HOME);
        var row = (PastRow)
                Fx.call(() -> open.table("finished").getSelectionModel().getSelectedItem());
        keys.chord(KeyCode.SHIFT, KeyCode.F10);
        keys.choose("Copy the ids");
        assertEquals(row.id(), Fx.call(() -> Clipboard.getSystemClipboard().getString()));
        boolean known = open.snapshot().jobs().stream().anyMatch(job -> row.id().equals(job.id()));
        keys.type(KeyCode.Q);
        if (known) {
            Fx.await(() -> open.button("Requeue job " + row.id()).isPresent());
            keys.type(KeyCode.ESCAPE);
            open.awaitNoDialog();
        } else {
            Fx.await(() -> Notes.of(open.window.scene()).stream()
                    .anyMatch(text -> text.contains("known to accounting alone")));
        }
        keys.type(KeyCode.ENTER);
        Fx.await(() -> place() instanceof Place.Job);
    }
}
