package trainyard.app.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Desk;
import trainyard.app.kit.RowCopy;
import trainyard.app.kit.Why;
import trainyard.app.operate.Operations;
import trainyard.app.operate.Verb;
import trainyard.core.live.Job;
import trainyard.core.live.detail.PastRow;

/**
 * What can still be done with jobs that have ended: look at them, copy their ids, and run them again as long as the
 * controller knows them, which is MinJobAge seconds (slurm.conf(5)).
 */
final class FinishedActions {
    private static final List<Verb> AGAIN = List.of(Verb.REQUEUE, Verb.REQUEUE_HOLD);

    private final Desk desk;
    private final Supplier<List<PastRow>> chosen;
    private final Runnable open;
    private final Node anchor;

    /** @param open leads to the page of the first that is chosen */
    FinishedActions(Desk desk, Supplier<List<PastRow>> chosen, Runnable open, Node anchor) {
        this.desk = desk;
        this.chosen = chosen;
        this.open = open;
        this.anchor = anchor;
    }

    List<MenuItem> items() {
        var items = new ArrayList<MenuItem>();
        items.add(item("Open   Enter", "mdi2o-open-in-app", "finished-open", open));
        items.add(Why.failed(desk, this::first));
        items.addAll(Operations.items(AGAIN, this::again));
        items.add(item("Copy the ids", "mdi2c-content-copy", "finished-copy", this::copy));
        return items;
    }

    private static MenuItem item(String title, String icon, String id, Runnable action) {
        var item = new MenuItem(title, new FontIcon(icon));
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    void keys(Node table) {
        Operations.keys(AGAIN, this::again, table);
        Why.key(table, () -> first().ifPresent(job -> Why.open(desk, job)));
    }

    private Optional<Why.Asked> first() {
        return chosen.get().stream().findFirst().map(row -> new Why.Asked(FinishedPane.number(row), row.state()));
    }

    private void copy() {
        RowCopy.toClipboard(chosen.get().stream().map(PastRow::id).collect(Collectors.joining(" ")));
    }

    /** Of the chosen jobs those that the controller still lists; without any, it says so. */
    private void again(Verb verb) {
        List<PastRow> rows = chosen.get();
        Set<Long> known = desk.live().now().snapshot().stream()
                .flatMap(snapshot -> snapshot.jobs().stream())
                .map(Job::number)
                .collect(Collectors.toSet());
        List<String> listed = rows.stream()
                .filter(row -> known.contains(FinishedPane.number(row)))
                .map(PastRow::id)
                .toList();
        if (!listed.isEmpty()) {
            new Operations(desk).ask(verb, listed, anchor);
        } else if (!rows.isEmpty()) {
            desk.tell()
                    .accept((rows.size() == 1 ? "Job " + rows.getFirst().id() + " is" : "These jobs are")
                            + " known to accounting alone; the controller has forgotten what to run. Submit the script"
                            + " again.");
        }
    }
}
