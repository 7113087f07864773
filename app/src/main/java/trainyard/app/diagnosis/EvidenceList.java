package trainyard.app.diagnosis;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Cut;
import trainyard.app.kit.PageParts;
import trainyard.app.kit.RowCopy;
import trainyard.app.kit.Times;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.SetAside;

/** Lines as they stand in their sources; each leads there. */
final class EvidenceList extends VBox {
    private static final int LONGEST_SOURCE = 56;

    private final Consumer<EvidenceLine> onOpen;

    /** @param onOpen shows a line where it stands */
    EvidenceList(Consumer<EvidenceLine> onOpen) {
        super(12);
        this.onOpen = onOpen;
    }

    void show(List<EvidenceLine> lines) {
        getChildren().setAll(lines.stream().map(line -> row(line, "evidence")).toList());
    }

    /** What was set aside, and why. */
    void showAside(List<SetAside> all) {
        getChildren()
                .setAll(all.stream()
                        .map(one -> {
                            var why = PageParts.words(
                                    one.why() + (one.times() > 1 ? " Seen %,d times.".formatted(one.times()) : ""));
                            return new VBox(4, why, row(one.evidence(), "aside"));
                        })
                        .toList());
    }

    private Node row(EvidenceLine line, String style) {
        String at = line.line() > 0 ? line.source() + ":" + line.line() : line.source();
        var where = new Hyperlink(Cut.middle(at, LONGEST_SOURCE));
        where.getStyleClass().addAll("code", "evidence-source");
        where.setTooltip(new Tooltip(at + "\nEnter shows it in the log"));
        where.setOnAction(event -> onOpen.accept(line));
        where.setMinWidth(0);
        var head = new HBox(12, where);
        head.setAlignment(Pos.CENTER_LEFT);
        line.time().ifPresent(time -> {
            var clock = new Label(Times.absolute(time));
            clock.getStyleClass().addAll("muted", "small-text");
            clock.setMinWidth(Region.USE_PREF_SIZE);
            head.getChildren().add(clock);
        });
        var text = new Label(line.text());
        text.getStyleClass().add("code");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var copy = new MenuItem("Copy the line");
        copy.setOnAction(event -> RowCopy.toClipboard(line.text()));
        text.setContextMenu(new ContextMenu(copy));
        var box = new VBox(2, head, text);
        box.getStyleClass().addAll("evidence-line", "opens", style);
        box.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                onOpen.accept(line);
            }
        });
        return box;
    }
}
