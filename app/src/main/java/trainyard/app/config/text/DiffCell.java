package trainyard.app.config.text;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import trainyard.app.diff.DiffRow;

/** A row of a diff: numbers on both sides, a sign, the line. Long lines scroll sideways with the list. */
final class DiffCell extends ListCell<DiffRow> {
    private final Label before = new Label();
    private final Label after = new Label();
    private final Label sign = new Label();
    private final Label text = new Label();
    private final HBox row = new HBox(before, after, sign, text);

    DiffCell(Consumer<DiffRow.Fold> unfold) {
        before.getStyleClass().add("diff-number");
        after.getStyleClass().add("diff-number");
        sign.getStyleClass().add("diff-sign");
        sign.setMinWidth(24);
        sign.setAlignment(Pos.CENTER);
        text.getStyleClass().add("diff-text");
        text.setMinWidth(USE_PREF_SIZE);
        row.setAlignment(Pos.CENTER_LEFT);
        setGraphic(row);
        setOnMouseClicked(event -> {
            if (getItem() instanceof DiffRow.Fold fold) {
                unfold.accept(fold);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable DiffRow item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeAll("diff-come", "diff-gone", "diff-file", "diff-fold");
        row.setVisible(item != null && !empty);
        switch (item) {
            case null -> {}
            case DiffRow.File file -> {
                getStyleClass().add("diff-file");
                say("", "", "", file.name() + "   +" + file.come() + "  −" + file.gone());
            }
            case DiffRow.Line line -> {
                if (line.kind() != ' ') {
                    getStyleClass().add(line.kind() == '+' ? "diff-come" : "diff-gone");
                }
                say(
                        number(line.before()),
                        number(line.after()),
                        line.kind() == '-' ? "−" : String.valueOf(line.kind()),
                        line.text().replace("\t", "    "));
            }
            case DiffRow.Fold fold -> {
                getStyleClass().add("diff-fold");
                say(
                        "",
                        "",
                        "⋯",
                        "%,d lines that are the same".formatted(fold.lines().size()));
            }
        }
    }

    private static String number(int line) {
        return line == 0 ? "" : String.valueOf(line);
    }

    private void say(String old, String now, String kind, String words) {
        before.setText(old);
        after.setText(now);
        sign.setText(kind);
        text.setText(words);
    }
}
