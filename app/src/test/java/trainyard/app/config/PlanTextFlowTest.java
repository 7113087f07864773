package trainyard.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanEditing;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.edit.PlanState;
import trainyard.app.kit.code.CodeView;
import trainyard.app.samples.Fx;
import trainyard.app.samples.Keyboard;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.shell.Window;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.Position;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.PartitionEdit;
import trainyard.core.plan.edit.Sharing;
import trainyard.core.render.Templates;
import trainyard.core.settings.Preferences.Theme;
import trainyard.core.slurm.SlurmVersion;

/** The plan's text, files and differences, as a person works with them. */
class PlanTextFlowTest {
    private static final String TEXT = ExamplePlans.text("two-gpu-nodes");

    private final FxRobot robot = new FxRobot();
    private final Keyboard keys = new Keyboard();
    private Window window;
    private PlanEditing editing;
    private TabGroup tabs;
    private Stage stage;

    @BeforeEach
    void show() throws Exception {
        Fx.start();
        var session = new SampleSession(Samples.cluster(3, 3), false, Map.of());
        window = Fx.call(() -> Window.of(session, Theme.LIGHT, SampleSession.CLOCK, 800, 600));
        Fx.run(() -> {
            var desk = window.console().desk();
            editing = new PlanEditing(desk.background(), Templates.shipped(), new Refused());
            tabs = new TabGroup(PlanTabs.outcomes(new PlanDesk(desk, editing, place -> tabs.lead(place))));
            var root = new StackPane(tabs);
            PlanKeys.install(root, editing, new PlanFiles(editing, desk, root));
            editing.state().subscribe(state -> state.ifPresent(tabs::show));
            editing.lint().subscribe(lint -> lint.ifPresent(tabs::lint));
            var scene = new Scene(root, 700, 700);
            scene.getStylesheets().setAll(window.scene().getStylesheets());
            stage = new Stage();
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
        });
    }

    @AfterEach
    void hide() {
        Fx.run(() -> {
            stage.close();
            window.close();
        });
    }

    private record Refused() implements PlanEditing.Questions {
        @Override
        public Optional<Sharing> sharing(String sentence, Sharing offered) {
            return Optional.empty();
        }

        @Override
        public void refused(String sentence) {
            throw new AssertionError(sentence);
        }
    }

    private void open(String text) {
        Fx.run(() -> editing.create(text));
        Fx.await(() -> editing.lint().get().isPresent());
    }

    private PlanState state() {
        return editing.state().get().orElseThrow();
    }

    private CodeView code() {
        return (CodeView)
                tabs.getSelectionModel().getSelectedItem().getContent().lookup(".code-view");
    }

    private void lead(int line, int column) {
        Fx.run(() -> tabs.lead(new PlanPlace.InText(new Position(line, column))));
        Fx.await(() -> code().isTyping());
    }

    private void select(int tab) {
        Fx.run(() -> tabs.getSelectionModel().select(tab));
    }

    @Test
    void what_is_typed_is_the_plan_and_is_taken_back_as_a_word() {
        open(TEXT);
        lead(1, 1);
        keys.write("# mine ");
        Fx.await(() -> state().text().startsWith("# mine # Two"));
        assertTrue(state().broken().isEmpty());
        keys.write("x");
        keys.chord(KeyCode.CONTROL, KeyCode.Z);
        Fx.await(() -> state().text().equals(TEXT));
        Fx.await(() -> code().text().equals(TEXT));
        keys.chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        Fx.await(() -> code().text().startsWith("# mine x# Two"));
    }

    @Test
    void a_text_that_is_no_yaml_is_said_below_and_stays() {
        open(TEXT);
        lead(3, 1);
        keys.write("a: b: ");
        Fx.await(() -> stage.getScene().lookup("#plan-yaml-trouble").isVisible());
        Node strip = stage.getScene().lookup("#plan-yaml-trouble");
        String said = Fx.call(() -> ((Label) strip.lookup(".label")).getText());
        assertTrue(said.startsWith("Line 3: "), said);
        assertTrue(Fx.call(code()::text).contains("a: b: version:"));
        keys.chord(KeyCode.CONTROL, KeyCode.Z);
        // What is no YAML is taken back first, to the last text that was.
        Fx.await(() -> !strip.isVisible() && code().text().equals(state().text()));
    }

    @Test
    void an_edit_by_a_form_changes_its_line_and_leaves_the_caret() {
        open(TEXT);
        lead(14, 5);
        CodeView.Spot before = Fx.call(code()::spot);
        assertEquals(14, before.line());
        Fx.run(() -> editing.edit(new PartitionEdit.SetAttribute("debug", "max_time", Data.text("01:23:00"))));
        Fx.await(() -> code().text().contains("01:23:00"));
        CodeView.Spot after = Fx.call(code()::spot);
        assertEquals(before.line() + ":" + before.column(), after.line() + ":" + after.column());
        keys.write("zz");
        Fx.await(() -> state().text().lines().toList().get(13).contains("zz")
                && state().text().contains("01:23:00"));
    }

    @Test
    void what_is_typed_and_not_yet_taken_survives_an_edit_by_a_form() {
        open(TEXT);
        lead(1, 1);
        keys.write("# q ");
        Fx.run(() -> editing.edit(new PartitionEdit.SetAttribute("debug", "max_time", Data.text("01:23:00"))));
        Fx.await(() -> state().text().contains("01:23:00"));
        assertTrue(state().text().startsWith("# q # Two"));
        Fx.await(() -> code().text().equals(state().text()));
    }

    @Test
    void the_files_are_those_of_the_chosen_version() {
        open(TEXT);
        select(1);
        Fx.await(() -> code().text().contains("for Slurm 24.11"));
        Fx.run(() -> editing.version(SlurmVersion.V22_05));
        Fx.await(() -> code().text().contains("for Slurm 22.05"));
        Fx.await(() -> !code().marks().isEmpty());
    }

    @Test
    void windows_line_ends_survive_typing() {
        open(TEXT.replace("\n", "\r\n"));
        lead(4, 1);
        keys.type(KeyCode.ENTER);
        keys.write("# new");
        Fx.await(() -> state().text().contains("# new"));
        assertFalse(state().text().replace("\r\n", "").contains("\n"));
    }

    @Test
    void what_an_edit_changes_in_the_files_is_seen_at_once() {
        open(TEXT);
        select(2);
        Fx.run(() -> editing.edit(new PartitionEdit.SetAttribute("debug", "max_time", Data.text("01:23:00"))));
        Fx.await(() -> said().contains("partition debug: MaxTime 00:30:00 → 01:23:00"));
    }

    private List<String> said() {
        return ((javafx.scene.control.ListView<?>) stage.getScene().lookup("#plan-differences"))
                .getItems().stream()
                        .map(String::valueOf)
                        .map(text -> text.replaceFirst(".*text=", "").replaceFirst("]$", ""))
                        .toList();
    }
}
