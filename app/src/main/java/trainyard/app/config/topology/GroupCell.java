package trainyard.app.config.topology;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A switch or block: its name, the nodes connected to it, and how many there are with all below. */
final class GroupCell extends TreeCell<Line> {
    private static final double LEAST_NAME = 72;

    private final Label name = new Label("", new FontIcon("mdi2s-switch"));
    private final Label nodes = new Label();
    private final Label wrong = new Label("", new FontIcon("mdi2a-alert-circle-outline"));
    private final Label count = new Label();
    private final HBox row = new HBox(8, name, nodes, wrong, count);

    GroupCell() {
        row.setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(LEAST_NAME);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        nodes.getStyleClass().add("muted");
        nodes.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        nodes.setMinWidth(0);
        nodes.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(nodes, Priority.ALWAYS);
        wrong.getStyleClass().add("chip-problem");
        wrong.setMinWidth(USE_PREF_SIZE);
        wrong.managedProperty().bind(wrong.visibleProperty());
        count.setMinWidth(USE_PREF_SIZE);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        name.setText(line.name());
        name.getStyleClass().remove("muted");
        if (line.isImplied()) {
            name.getStyleClass().add("muted");
        }
        nodes.setText(line.isImplied() ? "joins the others, as no switch of the plan does" : line.nodes());
        wrong.setVisible(line.isWrong());
        count.setText(line.count() == 1 ? "1 node" : "%,d nodes".formatted(line.count()));
        setGraphic(row);
    }
}
