package trainyard.app.provision;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Column;
import trainyard.app.kit.Desk;
import trainyard.app.kit.PlainTable;
import trainyard.app.kit.Times;
import trainyard.core.provision.Run;

/** The runs so far: opened one at a time, compared two at a time. */
final class PastPane extends BorderPane {
    private final PlainTable<Run> table;
    private final Button open = new Button("Open", new FontIcon("mdi2o-open-in-app"));
    private final Button compare = new Button("Compare", new FontIcon("mdi2c-compare-horizontal"));

    /** @param onCompare gets the earlier run and the later one */
    PastPane(Desk desk, Consumer<Run> onOpen, BiConsumer<Run, Run> onCompare) {
        var clock = desk.clock();
        table = PlainTable.of(
                "past-runs",
                List.of(
                        Column.<Run>time(
                                "Started",
                                110,
                                run -> Times.ago(run.started(), clock.instant()),
                                run -> java.util.Optional.of(run.started())),
                        Column.state(
                                "Outcome",
                                120,
                                run -> RunWords.look(run.end()),
                                run -> run.end().flatMap(Run.End::why).orElse(""),
                                Comparator.comparing(Run::outcome)),
                        Column.<Run>number(
                                "Took",
                                "",
                                100,
                                run -> RunWords.took(run, clock.instant()),
                                run -> run.took()
                                        .map(took -> (double) took.toSeconds())
                                        .orElse(0.0)),
                        Column.text("Cluster", 160, Run::cluster),
                        Column.<Run>text("What", 240, RunWords::what).growing(),
                        Column.text(
                                "Where", 140, run -> run.where().connection().orElse("this machine"))),
                Run::id,
                desk.background());
        table.table().view().getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        open.setId("past-open");
        compare.setId("past-compare");
        open.setOnAction(event -> chosen().stream().findFirst().ifPresent(onOpen));
        table.table().view().setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                chosen().stream().findFirst().ifPresent(onOpen);
            }
        });
        compare.setOnAction(event -> {
            List<Run> two = chosen();
            if (two.size() == 2) {
                onCompare.accept(two.getFirst(), two.getLast());
            }
        });
        table.table().onSelect(row -> enable());
        table.table().view().getSelectionModel().getSelectedItems().subscribe(this::enable);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var hint = new Label("Select two runs to compare them.");
        hint.getStyleClass().add("muted");
        var line = new HBox(hint, space, compare, open);
        line.getStyleClass().add("run-failures");
        setTop(line);
        setCenter(table.table().view());
        enable();
    }

    PlainTable<Run> table() {
        return table;
    }

    /** The earlier one first. */
    private List<Run> chosen() {
        return table.table().selectedRows().stream()
                .sorted(Comparator.comparing(Run::started))
                .toList();
    }

    private void enable() {
        open.setDisable(chosen().size() != 1);
        compare.setDisable(chosen().size() != 2);
    }

    void show(List<Run> runs) {
        table.show(runs, "No run yet", "Each run is kept here with its command, its events and its outcome.");
        enable();
    }
}
