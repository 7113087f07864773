package trainyard.app.config.topology;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.topology.Layout.Kind;

/** No topology, switches or blocks. */
final class KindChoice extends HBox {
    private final Map<Kind, ToggleButton> buttons = new EnumMap<>(Kind.class);
    private Kind shown = Kind.NONE;
    private boolean showing;

    KindChoice(Consumer<Kind> choose) {
        var group = new ToggleGroup();
        for (Kind kind : Kind.values()) {
            var button = new ToggleButton(words(kind), new FontIcon(icon(kind)));
            button.setId("topology-" + kind.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.getStyleClass()
                    .add(kind == Kind.NONE ? "left-pill" : kind == Kind.BLOCK ? "right-pill" : "center-pill");
            button.setMinWidth(USE_PREF_SIZE);
            buttons.put(kind, button);
            getChildren().add(button);
        }
        // By the arrow keys too, which fire no action.
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (!showing) {
                buttons.forEach((kind, button) -> {
                    if (now == null && button == before) {
                        button.setSelected(true);
                    } else if (button == now && kind != shown) {
                        shown = kind;
                        choose.accept(kind);
                    }
                });
            }
        });
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case NONE -> "None";
            case TREE -> "Switches";
            case BLOCK -> "Blocks";
        };
    }

    private static String icon(Kind kind) {
        return switch (kind) {
            case NONE -> "mdi2m-minus-circle-outline";
            case TREE -> "mdi2f-file-tree-outline";
            case BLOCK -> "mdi2v-view-grid-outline";
        };
    }

    void show(Kind kind) {
        shown = kind;
        showing = true;
        buttons.forEach((each, button) -> button.setSelected(each == kind));
        showing = false;
    }
}
