package trainyard.app.config.partitions;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Nodes as groups of those that are alike, which unfold. Several are chosen with Ctrl and Shift. */
final class NodeList extends ListView<NodeRow> {
    static final double LINE = 42;

    private final Optional<String> partition;
    private final Set<String> unfolded = new HashSet<>();
    private List<NodeGroup> groups = List.of();

    /** @param partition whose nodes these are; empty for the pool of all */
    NodeList(Optional<String> partition) {
        this.partition = partition;
        setFixedCellSize(LINE);
        getStyleClass().add("node-list");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(list -> new NodeCell(partition, this::toggle));
        setOnKeyPressed(this::fold);
    }

    private void fold(KeyEvent event) {
        NodeRow row = getFocusModel().getFocusedItem();
        boolean isUnfolding = event.getCode() == KeyCode.RIGHT;
        if (row instanceof NodeRow.Folded(NodeGroup group, boolean isUnfolded)
                && group.size() > 1
                && (isUnfolding || event.getCode() == KeyCode.LEFT)
                && isUnfolding != isUnfolded) {
            toggle(row);
            event.consume();
        }
    }

    private void toggle(NodeRow row) {
        if (!unfolded.remove(row.key())) {
            unfolded.add(row.key());
        }
        fill();
    }

    void show(List<NodeGroup> now) {
        if (!now.equals(groups)) {
            groups = now;
            fill();
        }
    }

    /** Other lines, with those chosen that were. */
    private void fill() {
        Set<String> chosen = getSelectionModel().getSelectedItems().stream()
                .map(NodeRow::key)
                .collect(Collectors.toSet());
        int focused = getFocusModel().getFocusedIndex();
        List<NodeRow> rows = NodeRow.of(groups, unfolded);
        getItems().setAll(rows);
        getSelectionModel().clearSelection();
        int[] again = IntStream.range(0, rows.size())
                .filter(i -> chosen.contains(rows.get(i).key()))
                .toArray();
        if (again.length > 0) {
            getSelectionModel().selectIndices(again[0], again);
        }
        getFocusModel().focus(Math.min(focused, rows.size() - 1));
    }

    /** What is carried from a row: all that is chosen, where the row is among it, else the row alone. */
    Optional<Carried> carried(NodeRow from) {
        if (!getSelectionModel().getSelectedItems().contains(from)) {
            getSelectionModel().clearAndSelect(getItems().indexOf(from));
        }
        return carried();
    }

    /** What is chosen; empty where nothing is. */
    Optional<Carried> carried() {
        var nodes = new LinkedHashSet<String>();
        getSelectionModel().getSelectedItems().forEach(row -> nodes.addAll(row.nodes()));
        return nodes.isEmpty() ? Optional.empty() : Optional.of(new Carried(List.copyOf(nodes), partition));
    }
}
