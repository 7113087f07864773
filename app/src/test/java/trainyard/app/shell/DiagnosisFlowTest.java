package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import jfx.incubator.scene.control.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import trainyard.app.diagnosis.FakeTools;
import trainyard.app.diagnosis.SampleReports;
import trainyard.app.kit.Place;
import trainyard.app.samples.Fx;
import trainyard.app.samples.NoAccounting;
import trainyard.core.diagnose.Feedback;
import trainyard.core.diagnose.Report;
import trainyard.core.job.Recipe;
import trainyard.core.job.RecipeField;
import trainyard.core.job.RecipeKind;
import trainyard.core.job.Submissions;
import trainyard.core.live.output.TextLine;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Preferences.Theme;

/** Failures on the demo cluster, with reports made by hand, by keys and mouse. */
class DiagnosisFlowTest {
    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private final FakeTools tools = new FakeTools(DiagnosisFlowTest::report);
    private Session demo;
    private Window window;
    private Stage stage;

    private static Report report(String job) {
        return job.equals("99") ? SampleReports.unknown(job) : SampleReports.gpuLost(job, "gpu-017");
    }

    @BeforeEach
    void start() throws Exception {
        Fx.start();
        WaitForAsyncUtils.autoCheckException = false;
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        demo = new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
        open(demo);
    }

    private void open(Session session) {
        Fx.run(() -> {
            window = Window.of(session, Theme.LIGHT, Clock.systemUTC(), tools.tools(), 1000, 780);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
        });
        Fx.await(window::hasSnapshot);
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            List.copyOf(javafx.stage.Window.getWindows()).stream()
                    .filter(open -> open != stage)
                    .forEach(javafx.stage.Window::hide);
            window.close();
            stage.close();
        });
        demo.close();
    }

    private Node find(String selector) {
        return window.scene().lookup(selector);
    }

    private String text(String selector) {
        return find(selector) instanceof Labeled label ? String.valueOf(label.getText()) : "";
    }

    private TableView<?> table(String name) {
        return (TableView<?>) find("#" + name + "-table");
    }

    private Place place() {
        return window.console().place().get();
    }

    private void toList() {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D).release(KeyCode.D, KeyCode.SHIFT, KeyCode.CONTROL);
        Fx.await(
                () -> table("failures") != null && !table("failures").getItems().isEmpty());
    }

    private void toReport(long job) {
        Fx.run(() -> window.go(new Place.JobDiagnosis(job)));
        // The page is there before its report.
        Fx.await(() -> !text("#report-summary").isEmpty() && window.isSettled());
    }

    private void press(String selector) {
        Fx.run(() -> ((Button) find(selector)).fire());
    }

    private String tab() {
        return ((TabPane) find("#report-tabs"))
                .getSelectionModel()
                .getSelectedItem()
                .getText();
    }

    @Test
    void the_failures_come_by_a_key_and_enter_opens_the_report_of_one() {
        toList();
        Fx.await(() -> table("failures").isFocused());
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.ENTER);
        Fx.await(() -> place() instanceof Place.JobDiagnosis);
        Fx.await(() -> text("#verdict-title").equals("A GPU fell off the bus"));
        assertEquals("confirmed", text("#verdict-confidence"));
        assertEquals("GPU   ·   The operator's move   ·   Submit it again on other nodes.", text("#verdict-facts"));
        Fx.await(() -> find("#report-tabs").isFocused());
        long job = place() instanceof Place.JobDiagnosis(long number) ? number : 0;
        assertEquals("Why job " + job + " failed", text("#report-title"));
        robot.type(KeyCode.ESCAPE);
        Fx.await(() -> place() instanceof Place.Diagnosis);
    }

    @Test
    void the_newest_are_diagnosed_one_after_the_other_and_show_their_verdicts_and_what_they_have_in_common() {
        toList();
        press("#failures-diagnose");
        Fx.await(() -> tools.asked.size() >= 3 && window.isSettled());
        Fx.await(() -> find("#failure-patterns").isVisible());
        assertEquals(tools.asked.size(), tools.asked.stream().distinct().count());
        var chip = (Button) find("#failure-patterns").lookup(".blamed-chip");
        Fx.run(chip::fire);
        Fx.await(() -> !((TextInputControl) find("#failures-filter")).getText().isEmpty());
    }

    @Test
    void a_report_is_kept_and_not_made_again_until_it_is_asked_for() {
        toReport(4711);
        Fx.run(() -> window.go(new Place.Jobs("")));
        toReport(4711);
        assertEquals(List.of("4711"), tools.asked);
        press("#report-again");
        Fx.await(() -> tools.asked.size() == 2 && window.isSettled());
    }

    @Test
    void evidence_leads_to_its_line_in_the_log_and_escape_back_to_the_report() {
        toReport(4711);
        Fx.run(() -> ((Hyperlink) find(".evidence-source")).fire());
        Fx.await(() -> find("#log-lines") instanceof ListView<?> list
                && list.getSelectionModel().getSelectedItem() instanceof TextLine line
                && line.text().contains("Xid (PCI:0000:c1:00): 79"));
        assertEquals("Sources (4)", tab());
        assertEquals("line 812 of nodes/gpu-017/kernel.txt", text("#evidence-said"));
        Fx.await(() -> find("#log-lines").lookupAll(".list-cell").stream()
                .anyMatch(cell -> cell.getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("marked"))));
        Fx.run(() -> find("#report-tabs").requestFocus());
        robot.type(KeyCode.ESCAPE);
        Fx.await(() -> tab().equals("Report"));
        assertTrue(place() instanceof Place.JobDiagnosis);
    }

    @Test
    void the_time_line_marks_the_cause_and_enter_opens_a_line() {
        toReport(4711);
        Fx.run(() -> ((TabPane) find("#report-tabs")).getSelectionModel().select(1));
        Fx.await(() -> table("timeline") != null && table("timeline").getItems().size() == 66);
        Fx.run(() -> ((TextField) find("#timeline-filter")).setText("role:cause"));
        Fx.await(() -> table("timeline").getItems().size() == 2);
        Fx.run(() -> {
            table("timeline").requestFocus();
            table("timeline").getSelectionModel().clearAndSelect(1);
        });
        robot.type(KeyCode.ENTER);
        Fx.await(() -> text("#evidence-said").equals("line 3,104 of output/slurm-4711.out"));
    }

    @Test
    void a_rank_of_the_grid_leads_to_its_lines() {
        toReport(4711);
        Fx.run(() -> ((TabPane) find("#report-tabs")).getSelectionModel().select(2));
        Fx.await(() -> find("#rank-grid") instanceof ListView<?> list
                && list.getSelectionModel().getSelectedIndex() == 43);
        Fx.run(() -> find("#rank-grid").requestFocus());
        Fx.await(() -> find("#rank-grid").isFocused());
        robot.type(KeyCode.ENTER);
        Fx.await(() -> ((TextField) find("#timeline-filter")).getText().equals("rank=43"));
        Fx.await(() -> table("timeline").getItems().size() == 1);
    }

    @Test
    void the_blamed_node_is_drained_with_the_reason_already_there() {
        toReport(4711);
        Fx.await(() -> robot.lookup("Drain gpu-017…").tryQuery().isPresent());
        Fx.run(() -> javafx.application.Platform.runLater(
                () -> ((Button) robot.lookup("Drain gpu-017…").query()).fire()));
        Fx.await(() -> robot.lookup("#field-reason").tryQuery().isPresent());
        assertEquals(
                "A GPU fell off the bus, job 4711",
                ((TextInputControl) robot.lookup("#field-reason").query()).getText());
    }

    @Test
    void the_job_is_composed_again_without_the_blamed_node() throws Exception {
        long job = 4711;
        var recipe = Recipe.of(RecipeKind.TORCHRUN)
                .with(RecipeField.NAME, "before")
                .with(RecipeField.NODES, "2")
                .with(RecipeField.COMMAND, "python3\ntrain.py")
                .with(RecipeField.WORK_FOLDER, "/shared/work")
                .with(RecipeField.TIME, "1:00:00")
                .with(RecipeField.RUNTIME, "none");
        Submissions.in(window.console().desk().settings())
                .keep(new Submissions.Submission(
                        Instant.now(), demo.connection().now().name(), "4711", recipe, "", ""));
        toReport(job);
        Fx.run(() -> ((Button) robot.lookup("Compose again without gpu-017").query()).fire());
        assertEquals(new Place.Composer(job, Map.of(RecipeField.EXCLUDE, "gpu-017")), Fx.call(this::place));
        Fx.await(() -> find("#field-exclude") instanceof TextInputControl field
                && field.getText().equals("gpu-017"));
        Fx.await(() -> ((CodeArea) find("#composer-script")).getText().contains("#SBATCH --exclude=gpu-017"));
    }

    @Test
    void a_report_is_written_in_each_form() throws Exception {
        tools.saves = Optional.of(folder);
        toReport(4711);
        Fx.run(() -> ((MenuButton) find("#report-export"))
                .getItems().stream().limit(4).forEach(javafx.scene.control.MenuItem::fire));
        Fx.await(() -> Files.exists(folder.resolve("diagnosis-4711.zip")) && window.isSettled());
        assertEquals("<html>A GPU fell off the bus</html>", Files.readString(folder.resolve("diagnosis-4711.html")));
        assertEquals("# A GPU fell off the bus\n", Files.readString(folder.resolve("diagnosis-4711.md")));
        assertEquals("{\"cause\": \"gpu-fell-off-bus\"}", Files.readString(folder.resolve("diagnosis-4711.json")));
        assertEquals("bundle of 4 sources", Files.readString(folder.resolve("diagnosis-4711.zip")));
    }

    @Test
    void what_the_user_thinks_of_it_is_kept() throws Exception {
        toReport(4711);
        press("#feedback-no");
        Fx.run(() -> ((TextInputControl) find("#feedback-thought")).setText("the riser"));
        press("#feedback-keep");
        Fx.await(() -> text("#feedback-said").startsWith("Thank you."));
        var entries = Feedback.in(window.console().desk().settings()).all();
        assertEquals(1, entries.size());
        assertEquals("the riser", entries.getFirst().thought());
        assertEquals("4711", entries.getFirst().job());
        assertEquals(
                List.of("xid-79", "cuda-launch-failure"), entries.getFirst().rules());
        assertFalse(entries.getFirst().right());
    }

    @Test
    void an_unknown_cause_says_what_is_missing_before_all_else() {
        toReport(99);
        assertEquals("The cause is not known", text("#verdict-title"));
        assertTrue(find("#feedback-yes") == null);
        Fx.await(() -> text("#report-missing .strong").equals("The kernel logs of 8 nodes"));
    }

    @Test
    void files_are_opened_without_a_job() {
        tools.opens = List.of(folder.resolve("a.log"));
        toList();
        press("#failures-open");
        Fx.await(() ->
                place() instanceof Place.FilesDiagnosis && text("#report-title").equals("What the files tell"));
        Fx.await(() -> text("#verdict-title").equals("A GPU fell off the bus"));
    }

    @Test
    void w_asks_from_the_finished_jobs_and_of_a_node() {
        Fx.run(() -> window.go(new Place.Jobs("")));
        Fx.await(() -> find("#finished-day") != null && window.isSettled());
        robot.clickOn("#finished-day");
        Fx.await(
                () -> table("finished") != null && !table("finished").getItems().isEmpty());
        Fx.run(() -> {
            table("finished").requestFocus();
            table("finished").getSelectionModel().clearAndSelect(0);
        });
        robot.type(KeyCode.W);
        Fx.await(() -> place() instanceof Place.JobDiagnosis);
        Fx.run(() -> window.go(new Place.Nodes("")));
        Fx.await(() -> table("nodes") != null && !table("nodes").getItems().isEmpty());
        Fx.run(() -> {
            table("nodes").requestFocus();
            table("nodes").getSelectionModel().clearAndSelect(0);
        });
        robot.type(KeyCode.W);
        Fx.await(() -> place() instanceof Place.NodeCheck);
        Fx.await(() -> text("#check-headline").startsWith("Slurm drained "));
        robot.type(KeyCode.ESCAPE);
        Fx.await(() -> place() instanceof Place.Nodes);
    }

    @Test
    void without_accounting_the_list_says_so() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
        open(new NoAccounting(demo));
        Fx.run(() -> window.go(new Place.Diagnosis()));
        Fx.await(() -> robot.lookup("Accounting is off").tryQuery().isPresent());
    }
}
