package trainyard.app.gpus;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Desk;
import trainyard.app.kit.FilterField;
import trainyard.app.kit.KeptTable;
import trainyard.app.kit.RowCopy;
import trainyard.app.kit.RowFilter;
import trainyard.app.kit.RowTable;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Subscriptions;
import trainyard.core.live.Job;
import trainyard.core.metrics.GpuSample.FoldedNote;
import trainyard.core.metrics.GpuUse;

/** What was read: all GPUs, and below them those that are allocated but idle, and what could not be read. */
final class GpuPane extends BorderPane {
    private static final RowFilter<GpuUse> FIELDS = GpuColumns.fields();
    private static final String TABLE = "gpus";

    private final Label summary = new Label();
    private final Label trouble = new Label();
    private final RowTable<GpuUse> table;
    private final RowTable<IdleRow> idle;
    private final RowTable<FoldedNote> notes;

    GpuPane(Desk desk) {
        var background = desk.background();
        table = new RowTable<>(GpuColumns.all(), GpuUse::key, FIELDS, background);
        idle = new RowTable<>(FindingColumns.idle(desk.clock()), IdleRow::key, words -> row -> true, background);
        notes = new RowTable<>(FindingColumns.notes(), note -> note, words -> row -> true, background);
        table.view().setId("gpus-table");
        idle.view().setId("gpus-idle");
        notes.view().setId("gpus-notes");
        RowCopy.hostlist(table, use -> List.of(use.node()));
        RowCopy.hostlist(idle, row -> row.nodes());
        table.onSelect(row -> row.ifPresent(use -> desk.select(new Subject.OfNode(use.node()))));
        idle.onSelect(row -> row.ifPresent(found -> desk.select(owner(found))));
        trouble.getStyleClass().add("trouble-line");
        trouble.setWrapText(true);
        setTop(new VBox(tools(desk), trouble));
        setCenter(panes());
        trouble(Optional.empty());
    }

    private static Tab tab(String title, Node content) {
        var tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    private Node tools(Desk desk) {
        var filter = new FilterField("Filter: node, user:ada, job:42, held:idle", FIELDS, table::filter);
        filter.setId("gpus-filter");
        KeptTable.keep(TABLE, table, filter, desk);
        summary.getStyleClass().add("muted");
        summary.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(filter, space, table.hiddenColumns(), summary);
        line.getStyleClass().addAll("table-tools", "gpu-filter");
        return new VBox(line, filter.note());
    }

    private Node panes() {
        var tabs = new TabPane(tab("Allocated but idle", idle.view()), tab("Not read", notes.view()));
        tabs.setId("gpu-findings");
        var split = new SplitPane(table.view(), tabs);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.66);
        return split;
    }

    void shown(Desk desk, Subscriptions open) {
        for (RowTable<?> one : List.of(table, idle, notes)) {
            one.compact(desk.preferences().now().compactRows());
            one.aging(true);
            open.add(() -> one.aging(false));
        }
    }

    /** How old what is shown is, or how far the next sample. */
    void summary(String words) {
        summary.setText(words);
    }

    /** Why the newest sample brought nothing; what was read before stays. */
    void trouble(Optional<String> sentence) {
        trouble.setText(sentence.orElse(""));
        trouble.setVisible(sentence.isPresent());
        trouble.setManaged(sentence.isPresent());
    }

    void show(GpuPage page) {
        boolean nothingYet = page.at().isEmpty();
        table.emptyMeans(
                nothingYet ? "No GPU has been read yet" : "No GPU was read",
                nothingYet
                        ? "Sample now reads once; an interval also finds GPUs that jobs hold without using them."
                        : "What each node answered stands below, under Not read.");
        table.rows(page.gpus());
        idle.emptyMeans(
                nothingYet ? "Nothing has been read yet" : "No allocated GPU is idle",
                "GPUs count as idle that a job holds and does not use, in every sample over 15 minutes.");
        idle.rows(page.idle());
        notes.emptyMeans(
                nothingYet ? "Nothing has been read yet" : "Every node that was asked answered in full",
                "Nodes that refuse logins, or have no nvidia-smi, are listed here with the reason.");
        notes.rows(page.notes());
    }

    /** From an idle GPU it leads to its job; where several may be meant, to the node. */
    private static Subject owner(IdleRow row) {
        List<Job> jobs = row.jobs();
        return jobs.size() == 1
                ? new Subject.OfJob(jobs.getFirst().number())
                : new Subject.OfNode(row.nodes().getFirst());
    }
}
