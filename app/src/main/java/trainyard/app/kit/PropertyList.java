package trainyard.app.kit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Names and values under one another, for detail panes. Values can be copied. */
public final class PropertyList extends GridPane {
    private static final int MOST = 44;

    /**
     * A name and its value.
     *
     * @param code whether the value is an id, a host or a path
     * @param whole what stands behind the value: shown on hover, and copied
     */
    public record Property(String name, String value, boolean code, String whole) {
        public static Property of(String name, String value) {
            return new Property(name, value, false, value);
        }

        public static Property code(String name, String value) {
            return new Property(name, value, true, value);
        }

        /** A time as its distance from now, with date and clock behind it. */
        public static Property time(String name, Optional<Instant> time, Instant now) {
            return new Property(
                    name,
                    time.map(at -> Times.ago(at, now)).orElse(""),
                    false,
                    time.map(Times::absolute).orElse(""));
        }
    }

    private List<Property> shown = List.of();

    public PropertyList() {
        getStyleClass().add("property-list");
        var names = new ColumnConstraints(84);
        var values = new ColumnConstraints(0, 100, Double.MAX_VALUE);
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(names, values);
    }

    /** Shows the properties that have a value. A refresh writes new values into the labels that are there. */
    public void show(List<Property> properties) {
        var next = properties.stream()
                .filter(property -> !property.value().isBlank())
                .toList();
        if (next.equals(shown)) {
            return;
        }
        boolean sameNames = next.stream()
                .map(Property::name)
                .toList()
                .equals(shown.stream().map(Property::name).toList());
        shown = next;
        if (!sameNames) {
            getChildren().clear();
            for (int row = 0; row < next.size(); row++) {
                add(nameLabel(next.get(row)), 0, row);
                add(valueLabel(next.get(row)), 1, row);
            }
        }
        for (int row = 0; row < next.size(); row++) {
            fill((Label) getChildren().get(2 * row + 1), next.get(row));
        }
    }

    private static Label nameLabel(Property property) {
        var label = new Label(property.name());
        label.getStyleClass().add("muted");
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private static Label valueLabel(Property property) {
        var label = new Label();
        label.setWrapText(true);
        if (property.code()) {
            label.getStyleClass().add("code");
        }
        return label;
    }

    private static void fill(Label label, Property property) {
        String cut = Cut.middle(property.value(), MOST * 3);
        label.setText(cut);
        label.setTooltip(cut.equals(property.whole()) ? null : new Tooltip(property.whole()));
        var copy = new MenuItem("Copy");
        copy.setOnAction(event -> RowCopy.toClipboard(property.whole()));
        label.setContextMenu(new ContextMenu(copy));
    }
}
