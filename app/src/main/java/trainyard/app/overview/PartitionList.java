package trainyard.app.overview;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import trainyard.app.kit.StackedBar;
import trainyard.app.kit.StackedBar.Part;
import trainyard.core.live.PartitionUse;

/** How much of each partition is in use, in the order of the configuration. */
final class PartitionList extends GridPane {
    private final Consumer<String> onOpen;
    private final ObservableBooleanValue wide;
    private List<PartitionUse> shown = List.of();

    /** @param wide whether there is room for all columns */
    PartitionList(Consumer<String> onOpen, ObservableBooleanValue wide) {
        this.onOpen = onOpen;
        this.wide = wide;
        getStyleClass().add("partition-list");
        setHgap(12);
        setVgap(8);
        var bar = new ColumnConstraints(40, 120, Double.MAX_VALUE);
        bar.setHgrow(Priority.ALWAYS);
        getColumnConstraints()
                .setAll(column(HPos.LEFT), bar, column(HPos.RIGHT), column(HPos.RIGHT), column(HPos.RIGHT));
    }

    private static ColumnConstraints column(HPos alignment) {
        var constraints = new ColumnConstraints();
        constraints.setMinWidth(Region.USE_PREF_SIZE);
        constraints.setHalignment(alignment);
        return constraints;
    }

    void show(List<PartitionUse> partitions) {
        if (partitions.equals(shown)) {
            return;
        }
        shown = partitions;
        getChildren().clear();
        addRow(0, muted("Partition"), muted("In use"), muted("GPUs"), whenWide(muted("CPUs")), muted("Waiting"));
        for (int row = 0; row < partitions.size(); row++) {
            addRow(partitions.get(row), row + 1);
        }
    }

    private void addRow(PartitionUse use, int row) {
        var name = new Hyperlink(use.name());
        name.setOnAction(event -> onOpen.accept(use.name()));
        var named = new HBox(8, name);
        named.setAlignment(Pos.CENTER_LEFT);
        if (use.partition().isDefault()) {
            named.getChildren().add(muted("default"));
        }
        var bar = new StackedBar();
        bar.show(List.of(new Part("gpu-busy", use.share()), new Part("gpu-free", 1 - use.share())));
        addRow(
                row,
                named,
                bar,
                number(use.gpus() == 0 ? "none" : "%,d of %,d".formatted(use.busyGpus(), use.gpus())),
                whenWide(number("%,d of %,d".formatted(use.busyCpus(), use.cpus()))),
                number("%,d".formatted(use.waiting())));
    }

    /** The processors are the first that give way: the bar and the GPUs tell the use as well. */
    private Label whenWide(Label label) {
        label.visibleProperty().bind(wide);
        label.managedProperty().bind(wide);
        return label;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private static Label number(String text) {
        var label = new Label(text);
        label.getStyleClass().add("code");
        return label;
    }
}
