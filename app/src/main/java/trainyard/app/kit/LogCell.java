package trainyard.app.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import trainyard.core.live.output.TextLine;
import trainyard.core.live.output.TextStyle;

/** A line of a log, its coloured pieces as labels beside one another. */
final class LogCell extends ListCell<TextLine> {
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private final IntPredicate marked;
    private final List<Label> pieces = new ArrayList<>();
    private final HBox row = new HBox();

    /** @param marked whether the row of this index is to be told from the others */
    LogCell(IntPredicate marked) {
        this.marked = marked;
        row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable TextLine line, boolean empty) {
        super.updateItem(line, empty);
        pseudoClassStateChanged(MARKED, !empty && marked.test(getIndex()));
        if (empty || line == null) {
            setText(null);
            setGraphic(null);
        } else if (line.spans().isEmpty()) {
            setGraphic(null);
            setText(LogText.tabs(LogText.cut(line), 0));
        } else {
            setText(null);
            show(line);
            setGraphic(row);
        }
    }

    private void show(TextLine line) {
        var labels = new ArrayList<Node>();
        String text = LogText.cut(line);
        int at = 0;
        int column = 0;
        for (TextLine.Span span : line.spans()) {
            int from = Math.min(span.from(), text.length());
            int to = Math.min(span.to(), text.length());
            column = add(labels, text.substring(at, from), TextStyle.PLAIN, column);
            column = add(labels, text.substring(from, to), span.style(), column);
            at = to;
        }
        add(labels, text.substring(at), TextStyle.PLAIN, column);
        row.getChildren().setAll(labels);
    }

    private int add(List<Node> labels, String text, TextStyle style, int column) {
        if (text.isEmpty()) {
            return column;
        }
        if (labels.size() == pieces.size()) {
            var piece = new Label();
            piece.setMinWidth(Region.USE_PREF_SIZE);
            pieces.add(piece);
        }
        Label piece = pieces.get(labels.size());
        String drawn = LogText.tabs(text, column);
        piece.setText(drawn);
        List<String> classes = LogStyles.of(style);
        // Styles are dear, and all rows change at once.
        if (!piece.getStyleClass().equals(classes)) {
            piece.getStyleClass().setAll(classes);
        }
        labels.add(piece);
        return column + drawn.length();
    }
}
