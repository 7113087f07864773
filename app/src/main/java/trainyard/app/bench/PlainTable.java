package trainyard.app.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import trainyard.core.live.Job;

/** A table of jobs without a thought of their number, in a window of its own. Used on the FX thread. */
final class PlainTable {
    private static final int SIDE = 900;
    private static final int ROW = 28;

    private final ObservableList<Job> jobs;
    private final FilteredList<Job> filtered;
    private final TableView<Job> table;

    PlainTable(List<Job> first) {
        jobs = FXCollections.observableArrayList(first);
        filtered = new FilteredList<>(jobs);
        var sorted = new SortedList<>(filtered);
        table = new TableView<>(sorted);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setFixedCellSize(ROW);
        column("Job", Job::id);
        column("Name", Job::name);
        column("User", Job::user);
        column("Partition", Job::partition);
        column("State", job -> job.state().text());
        column("GPUs", Job::gpus);
        column("Nodes", Job::nodes);
        column("Where", Job::nodeList);
        column("Reason", Job::reason);
        column("Priority", Job::priority);
        var stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(table, SIDE, SIDE));
        stage.show();
    }

    private void column(String title, Function<Job, Object> value) {
        var column = new TableColumn<Job, Object>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        table.getColumns().add(column);
    }

    TableView<Job> table() {
        return table;
    }

    boolean refresh(List<Job> newer) {
        jobs.setAll(newer);
        return true;
    }

    boolean filter(String word) {
        filtered.setPredicate(job -> (job.id()
                        + job.name()
                        + job.user()
                        + job.partition()
                        + job.state().text()
                        + job.nodeList()
                        + job.reason())
                .toLowerCase(Locale.ROOT)
                .contains(word));
        return true;
    }
}
