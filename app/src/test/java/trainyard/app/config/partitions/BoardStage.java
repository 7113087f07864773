package trainyard.app.config.partitions;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanEditing;
import trainyard.app.config.edit.PlanState;
import trainyard.app.kit.Background;
import trainyard.app.kit.Desk;
import trainyard.app.kit.OpenCluster;
import trainyard.app.shell.Appearance;
import trainyard.core.live.LiveView;
import trainyard.core.observe.Observed;
import trainyard.core.plan.edit.Sharing;
import trainyard.core.render.Templates;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Preferences;
import trainyard.core.settings.SettingsFolder;

/** The board alone over a plan that is edited for real. Made and used on the FX thread. */
final class BoardStage implements PlanEditing.Questions {
    final List<String> told = new ArrayList<>();
    final Background background = new Background(Platform::runLater, problem -> told.add(problem.toString()));
    final PlanEditing editing = new PlanEditing(background, Templates.shipped(), this);
    final PartitionsTab tab;
    final Scene scene;

    BoardStage(String text, Path folder, double width, double height) {
        var desk = new Desk(
                new Observed<>(LiveView.NOTHING_YET),
                new SimpleObjectProperty<>(Optional.<OpenCluster>empty()),
                new SimpleObjectProperty<>(Optional.empty()),
                place -> {},
                background,
                Clock.systemUTC(),
                new Observed<>(Preferences.DEFAULT),
                change -> {},
                told::add,
                page -> {},
                new SettingsFolder(folder),
                AuditLog.in(new SettingsFolder(folder)));
        tab = new PartitionsTab(new PlanDesk(desk, editing, place -> {}));
        scene = new Scene(tab.view(), width, height);
        Appearance.dress(scene);
        editing.state().subscribe(state -> state.ifPresent(tab::show));
        editing.lint().subscribe(lint -> lint.ifPresent(tab::lint));
        editing.create(text);
    }

    PlanState state() {
        return editing.state().get().orElseThrow();
    }

    /** Whether the board shows what the plan is. */
    boolean isSettled() {
        return background.isIdle() && editing.state().get().isPresent();
    }

    @Override
    public Optional<Sharing> sharing(String sentence, Sharing offered) {
        told.add(sentence);
        return Optional.empty();
    }

    @Override
    public void refused(String sentence) {
        told.add(sentence);
    }
}
