package trainyard.app.composer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Column;
import trainyard.app.kit.Desk;
import trainyard.app.kit.PlainTable;
import trainyard.app.kit.Times;
import trainyard.core.job.RecipeField;
import trainyard.core.job.RecipeKind;
import trainyard.core.job.Submissions.Submission;

/** What was submitted from here: composed again one at a time, compared two at a time. */
final class HistoryPane extends BorderPane {
    private final PlainTable<Submission> table;
    private final Button open = new Button("Compose again", new FontIcon("mdi2p-pencil-outline"));
    private final Button again = new Button("Submit again", new FontIcon("mdi2r-repeat"));
    private final Button compare = new Button("Compare", new FontIcon("mdi2c-compare-horizontal"));

    /**
     * @param onOpen composes it again
     * @param onAgain submits it again as it was
     * @param onCompare gets the earlier one and the later one
     */
    HistoryPane(
            Desk desk,
            Consumer<Submission> onOpen,
            Consumer<Submission> onAgain,
            BiConsumer<Submission, Submission> onCompare) {
        var clock = desk.clock();
        table = PlainTable.of(
                "submissions",
                List.of(
                        Column.<Submission>time(
                                "Submitted",
                                110,
                                one -> Times.ago(one.time(), clock.instant()),
                                one -> Optional.<Instant>of(one.time())),
                        Column.code("Job", 80, Submission::id, Comparator.comparing(Submission::id)),
                        Column.<Submission>text("Name", 140, Submission::name).growing(),
                        Column.text("Recipe", 90, one -> one.recipe().text(RecipeField.RECIPE)),
                        Column.text("Nodes", 76, HistoryPane::nodes),
                        Column.text("Cluster", 120, Submission::cluster)),
                one -> one.time() + one.id(),
                desk.background());
        var view = table.table().view();
        view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        open.setId("history-open");
        again.setId("history-again");
        compare.setId("history-compare");
        open.setOnAction(event -> first().ifPresent(onOpen));
        again.setOnAction(event -> first().ifPresent(onAgain));
        compare.setOnAction(event -> {
            List<Submission> two = chosen();
            onCompare.accept(two.getFirst(), two.getLast());
        });
        view.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                first().ifPresent(onOpen);
            }
        });
        view.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                first().ifPresent(onOpen);
            } else if (event.getCode() == KeyCode.R && !event.isShortcutDown()) {
                first().ifPresent(onAgain);
            }
        });
        view.getSelectionModel().getSelectedItems().subscribe(this::enable);
        var hint = new Label("R submits again");
        hint.getStyleClass().add("muted");
        hint.setMinWidth(0);
        List.of(compare, again, open).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(hint, space, compare, again, open);
        line.getStyleClass().add("run-failures");
        setTop(line);
        setCenter(view);
        enable();
    }

    private static String nodes(Submission one) {
        boolean single = one.recipe().kind().filter(RecipeKind::isOneNode).isPresent();
        return single ? "1" : one.recipe().text(RecipeField.NODES);
    }

    PlainTable<Submission> table() {
        return table;
    }

    private Optional<Submission> first() {
        return chosen().stream().findFirst();
    }

    private List<Submission> chosen() {
        return table.table().selectedRows().stream()
                .sorted(Comparator.comparing(Submission::time))
                .toList();
    }

    private void enable() {
        open.setDisable(chosen().size() != 1);
        again.setDisable(chosen().size() != 1);
        compare.setDisable(chosen().size() != 2);
    }

    void show(List<Submission> all) {
        table.show(
                all,
                "Nothing submitted yet",
                "Each job that is submitted here is kept with its recipe and its script.");
        enable();
    }
}
