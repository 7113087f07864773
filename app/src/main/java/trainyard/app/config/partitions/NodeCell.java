package trainyard.app.config.partitions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line of nodes: which they are and how many, and below it what they have and where else they are. */
final class NodeCell extends ListCell<NodeRow> {
    private static final String SHARED = "mdi2l-layers-outline";
    private static final String ALONE = "mdi2a-alert-outline";

    private final Optional<String> partition;
    private final FontIcon fold = new FontIcon("mdi2c-chevron-right");
    private final Label arrow = new Label("", fold);
    private final Label name = new Label();
    private final Label count = new Label();
    private final FontIcon mark = new FontIcon(SHARED);
    private final Label detail = new Label();
    private final HBox line;
    private final Tooltip whole = new Tooltip();

    /** @param partition whose nodes these are; empty in the pool */
    NodeCell(Optional<String> partition, java.util.function.Consumer<NodeRow> toggle) {
        this.partition = partition;
        getStyleClass().add("node-line");
        arrow.getStyleClass().add("node-arrow");
        arrow.setMinWidth(20);
        arrow.setOnMousePressed(event -> {
            NodeRow row = getItem();
            if (row != null) {
                toggle.accept(row);
                event.consume();
            }
        });
        name.getStyleClass().add("code");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(40);
        HBox.setHgrow(name, Priority.ALWAYS);
        count.getStyleClass().addAll("muted", "node-count");
        count.setMinWidth(Label.USE_PREF_SIZE);
        mark.getStyleClass().add("node-mark");
        detail.getStyleClass().addAll("muted", "node-detail");
        var first = new HBox(6, name, mark, count);
        first.setAlignment(Pos.CENTER_LEFT);
        var lines = new VBox(1, first, detail);
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        line = new HBox(0, arrow, lines);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        whole.setWrapText(true);
        whole.setMaxWidth(480);
    }

    @Override
    protected void updateItem(@Nullable NodeRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        setGraphic(line);
        setTooltip(whole);
        switch (row) {
            case NodeRow.Folded(NodeGroup group, boolean isUnfolded) -> {
                arrow.setVisible(group.size() > 1);
                fold.setIconLiteral(isUnfolded ? "mdi2c-chevron-down" : "mdi2c-chevron-right");
                say(group.hostlist(), group.size() > 1 ? "%,d".formatted(group.size()) : "", group.shape(), row);
            }
            case NodeRow.Single single -> {
                arrow.setVisible(false);
                say(single.name(), "", "", row);
            }
        }
    }

    private void say(String hosts, String howMany, String shape, NodeRow row) {
        name.setText(hosts);
        count.setText(howMany);
        List<String> others = row.partitions().stream()
                .filter(other -> partition.filter(other::equals).isEmpty())
                .toList();
        String where = where(others);
        detail.setText(Stream.of(shape, where).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · ")));
        boolean isAlone = partition.isEmpty() && others.isEmpty();
        boolean isShared = row.partitions().size() > 1;
        mark.setVisible(isAlone || isShared);
        mark.setManaged(isAlone || isShared);
        mark.setIconLiteral(isAlone ? ALONE : SHARED);
        whole.setText(hosts + (detail.getText().isEmpty() ? "" : "\n" + detail.getText()));
    }

    private String where(List<String> others) {
        if (partition.isPresent()) {
            return others.isEmpty() ? "" : "also in " + String.join(", ", others);
        }
        return others.isEmpty() ? "in no partition" : String.join(", ", others);
    }
}
