package trainyard.app.config.topology;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;

/** The switches with those below them, or the blocks. What is folded and what is chosen stays with another plan. */
final class GroupTree extends TreeView<Line> {
    private static final double ROW = 30;

    private final Set<String> folded = new HashSet<>();
    private final Map<String, TreeItem<Line>> items = new HashMap<>();
    private boolean showing;

    /** @param choose hears the name that the user chooses */
    GroupTree(Consumer<String> choose) {
        setId("topology-list");
        getStyleClass().add("topology-list");
        setShowRoot(false);
        setFixedCellSize(ROW);
        setRoot(new TreeItem<>());
        setCellFactory(tree -> new GroupCell());
        getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (!showing && item != null && item.getValue() != null) {
                choose.accept(item.getValue().name());
            }
        });
    }

    void show(List<Line> lines, Optional<String> chosen) {
        showing = true;
        items.clear();
        fill(getRoot(), lines);
        chosen.map(items::get).ifPresentOrElse(this::choose, getSelectionModel()::clearSelection);
        showing = false;
    }

    private void choose(TreeItem<Line> item) {
        boolean isNew = getSelectionModel().getSelectedItem() != item;
        if (isNew) {
            for (TreeItem<Line> above = item.getParent(); above != null; above = above.getParent()) {
                above.setExpanded(true);
            }
            getSelectionModel().select(item);
            scrollTo(getRow(item));
        }
    }

    private void fill(TreeItem<Line> above, List<Line> lines) {
        List<String> now = above.getChildren().stream()
                .map(TreeItem::getValue)
                .map(Line::name)
                .toList();
        if (!now.equals(lines.stream().map(Line::name).toList())) {
            above.getChildren().setAll(lines.stream().map(this::item).toList());
        }
        for (int i = 0; i < lines.size(); i++) {
            TreeItem<Line> item = above.getChildren().get(i);
            Line line = lines.get(i);
            items.put(line.name(), item);
            if (!line.equals(item.getValue())) {
                item.setValue(line);
            }
            fill(item, line.below());
        }
    }

    private TreeItem<Line> item(Line line) {
        var item = new TreeItem<>(line);
        item.setExpanded(!folded.contains(line.name()));
        item.expandedProperty().subscribe(isExpanded -> {
            if (isExpanded) {
                folded.remove(item.getValue().name());
            } else {
                folded.add(item.getValue().name());
            }
        });
        return item;
    }
}
