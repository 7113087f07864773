package trainyard.app.config.text;

import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A sentence on what differs, or a heading of some. */
final class SentenceCell extends ListCell<Comparison.Said> {
    @Override
    protected void updateItem(Comparison.@Nullable Said item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeAll("sentence-head", "sentence-note");
        if (item == null || empty) {
            setText("");
            setTooltip(null);
            return;
        }
        setText(item.text());
        setTooltip(new Tooltip(item.text()));
        switch (item.kind()) {
            case HEAD -> getStyleClass().add("sentence-head");
            case NOTE -> getStyleClass().add("sentence-note");
            case DIFFERENCE -> {}
        }
    }
}
