package trainyard.app.config.lint;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.StateChip;
import trainyard.core.lint.Outcome;

/** What came of one rule, and why it was skipped. */
final class RuleCell extends ListCell<Outcome> {
    private final StateChip verdict = new StateChip();
    private final Label title = new Label();
    private final Label facts = new Label();
    private final HBox row;

    RuleCell() {
        verdict.setMinWidth(68);
        title.setMinWidth(0);
        facts.setMinWidth(0);
        facts.getStyleClass().addAll("muted", "lint-facts");
        var words = new VBox(1, title, facts);
        words.setAlignment(Pos.CENTER_LEFT);
        row = new HBox(8, verdict, words);
        row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable Outcome outcome, boolean empty) {
        super.updateItem(outcome, empty);
        setPrefWidth(0);
        if (empty || outcome == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        verdict.show(LintLooks.of(outcome.verdict()));
        title.setText(outcome.rule().title());
        facts.setText(facts(outcome));
        setTooltip(new Tooltip(outcome.rule().why()));
        setGraphic(row);
    }

    static String facts(Outcome outcome) {
        String id = outcome.rule().id();
        return switch (outcome.verdict()) {
            case PASS -> id;
            case FAIL -> id + "  ·  %,d found".formatted(outcome.findings().size());
            case SKIP -> id + "  ·  " + outcome.reason();
        };
    }
}
