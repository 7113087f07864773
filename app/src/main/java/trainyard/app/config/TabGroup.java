package trainyard.app.config;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.edit.PlanTab;
import trainyard.core.lint.PlanLint;

/** Parts of the screen of which one is seen; only that one is kept up to date. */
final class TabGroup extends TabPane {
    private final List<PlanTab> parts;
    private Optional<PlanState> state = Optional.empty();
    private Optional<PlanLint> lint = Optional.empty();

    TabGroup(List<PlanTab> parts) {
        this.parts = parts;
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        getStyleClass().add("plan-tabs");
        for (PlanTab part : parts) {
            var tab = new Tab(part.title(), part.view());
            tab.setGraphic(new FontIcon(part.icon()));
            tab.setId("plan-tab-"
                    + part.title().toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
            getTabs().add(tab);
        }
        getSelectionModel().selectedIndexProperty().subscribe((before, now) -> {
            if (before.intValue() >= 0) {
                parts.get(before.intValue()).hidden();
            }
            refresh();
        });
    }

    private PlanTab seen() {
        return parts.get(getSelectionModel().getSelectedIndex());
    }

    private void refresh() {
        state.ifPresent(seen()::show);
        lint.ifPresent(seen()::lint);
    }

    void show(PlanState next) {
        state = Optional.of(next);
        seen().show(next);
    }

    void lint(PlanLint next) {
        lint = Optional.of(next);
        seen().lint(next);
    }

    void hidden() {
        seen().hidden();
    }

    /** Shows the part that has the place, if it is one of these. */
    boolean lead(PlanPlace place) {
        for (PlanTab part : parts) {
            if (part.lead(place)) {
                getSelectionModel().select(parts.indexOf(part));
                return true;
            }
        }
        return false;
    }
}
