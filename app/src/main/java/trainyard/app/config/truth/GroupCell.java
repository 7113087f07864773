package trainyard.app.config.truth;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.Cut;
import trainyard.app.kit.StateChip;

/** Like nodes, and whether their layers agree. */
final class GroupCell extends ListCell<TruthGroup> {
    static final double HEIGHT = 46;
    private static final int MOST_LETTERS = 60;

    private final StateChip verdict = new StateChip();
    private final Label hosts = new Label();
    private final Label summary = new Label();
    private final HBox row;

    GroupCell() {
        verdict.setMinWidth(92);
        hosts.getStyleClass().add("code");
        summary.getStyleClass().addAll("muted", "lint-facts");
        hosts.setMinWidth(0);
        summary.setMinWidth(0);
        var words = new VBox(1, hosts, summary);
        words.setAlignment(Pos.CENTER_LEFT);
        row = new HBox(8, verdict, words);
        row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable TruthGroup group, boolean empty) {
        super.updateItem(group, empty);
        setPrefWidth(0);
        if (empty || group == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        verdict.show(TruthLooks.of(group.verdict()));
        int count = group.nodes().size();
        hosts.setText(Cut.middle(group.hosts(), MOST_LETTERS) + (count == 1 ? "" : "  (%,d nodes)".formatted(count)));
        summary.setText(group.summary());
        setTooltip(new Tooltip(group.hosts() + "\n" + group.summary()));
        setGraphic(row);
    }
}
