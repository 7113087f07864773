package trainyard.app.provision;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Background;
import trainyard.app.kit.Column;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.PlainTable;
import trainyard.core.provision.events.RunBoard;
import trainyard.core.provision.events.RunBoard.Failure;
import trainyard.core.slurm.Hostlist;

/** The hosts that the run lost, each with its task and why, in a sentence. */
final class FailuresPane extends BorderPane {
    private final PlainTable<Failure> table;
    private final Label which = new Label();
    private final Button retry = new Button("", new FontIcon("mdi2r-refresh"));

    /** @param go leads to a failure's cell */
    FailuresPane(Background background, Runnable onRetry, Consumer<MatrixPlace> go) {
        table = PlainTable.of(
                "run-failures",
                List.of(
                        Column.code(
                                "Host",
                                160,
                                Failure::hostName,
                                Comparator.comparing(Failure::hostName, NaturalOrder.NAMES)),
                        Column.text("Task", 260, Failure::taskName),
                        Column.<Failure>text("Why", 420, Failure::sentence).growing()),
                Failure::hostName,
                background);
        table.table()
                .onSelect(chosen ->
                        chosen.ifPresent(failure -> go.accept(new MatrixPlace(failure.task(), failure.host()))));
        retry.setId("run-retry");
        retry.getStyleClass().add("accent");
        retry.setOnAction(event -> onRetry.run());
        which.getStyleClass().addAll("code", "muted");
        which.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        retry.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(which, space, retry);
        line.getStyleClass().add("run-failures");
        setTop(line);
        setCenter(table.table().view());
    }

    PlainTable<Failure> table() {
        return table;
    }

    /** @param mayRetry whether a run can begin now */
    void show(RunBoard board, boolean mayRetry) {
        List<Failure> failures = board.failures();
        table.show(failures, "No host failed", "Hosts that are lost to the run stand here, each with its reason.");
        which.setText(Hostlist.fold(failures.stream().map(Failure::hostName).toList()));
        retry.setText(
                failures.size() == 1
                        ? "Retry " + failures.getFirst().hostName()
                        : "Retry these %,d hosts".formatted(failures.size()));
        retry.setDisable(!mayRetry);
        retry.getParent().setVisible(!failures.isEmpty());
        retry.getParent().setManaged(!failures.isEmpty());
    }
}
