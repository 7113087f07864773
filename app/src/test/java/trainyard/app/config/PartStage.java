package trainyard.app.config;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanEditing;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.edit.PlanTab;
import trainyard.app.samples.Fx;
import trainyard.app.shell.Session;
import trainyard.app.shell.Window;
import trainyard.core.plan.edit.Sharing;
import trainyard.core.render.Templates;
import trainyard.core.settings.Preferences.Theme;

/** One part of the plan's screen in a window of its own, on a session, with a plan that is really edited. */
public final class PartStage implements AutoCloseable {
    /** Where links led to. */
    public final List<PlanPlace> went = new ArrayList<>();

    /** What an edit was refused with. */
    public final List<String> refused = new ArrayList<>();

    public final PlanEditing editing;
    public final Stage stage;

    /** The part itself. */
    public final PlanTab tab;

    private final Window window;
    private final FxRobot robot = new FxRobot();

    public PartStage(Session session, Theme theme, double width, double height, Function<PlanDesk, PlanTab> made) {
        Fx.start();
        window = Fx.call(() -> Window.of(session, theme, Clock.systemUTC(), 1000, 780));
        var desk = window.console().desk();
        editing = Fx.call(() -> new PlanEditing(desk.background(), Templates.shipped(), new PlanEditing.Questions() {
            @Override
            public Optional<Sharing> sharing(String sentence, Sharing offered) {
                return Optional.empty();
            }

            @Override
            public void refused(String sentence) {
                refused.add(sentence);
            }
        }));
        tab = Fx.call(() -> made.apply(new PlanDesk(desk, editing, went::add)));
        stage = Fx.call(() -> {
            editing.state().subscribe(state -> state.ifPresent(tab::show));
            editing.lint().subscribe(lint -> lint.ifPresent(tab::lint));
            var scene = new Scene(tab.view(), width, height);
            scene.getStylesheets().setAll(window.scene().getStylesheets());
            var shown = new Stage();
            shown.setScene(scene);
            shown.setX(0);
            shown.setY(0);
            shown.show();
            shown.requestFocus();
            return shown;
        });
    }

    /** Opens a plan and waits until lint has said what it thinks of it. */
    public void open(String text) {
        Fx.run(() -> editing.create(text));
        Fx.await(() -> editing.lint().get().isPresent());
        settle();
    }

    public void settle() {
        Fx.await(() -> window.console().desk().background().isIdle());
    }

    public Node find(String id) {
        return stage.getScene().lookup(id);
    }

    /** Clicks on what comes to be seen only now, once it lies where it stays. */
    public void click(String id) {
        Fx.await(() -> find(id) != null && find(id).isVisible());
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(id);
    }

    /** The same, by what is written there. */
    public void clickText(String words) {
        Fx.await(() -> robot.lookup(words).tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(words);
    }

    @Override
    public void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
    }
}
