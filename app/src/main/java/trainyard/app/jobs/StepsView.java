package trainyard.app.jobs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Column;
import trainyard.app.kit.Desk;
import trainyard.app.kit.Look;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.PageParts;
import trainyard.app.kit.RowFilter;
import trainyard.app.kit.RowTable;
import trainyard.app.kit.Sizes;
import trainyard.app.kit.StackedBar;
import trainyard.app.operate.Operations;
import trainyard.app.operate.Verb;
import trainyard.core.live.detail.PastJob;
import trainyard.core.live.detail.PastRow;
import trainyard.core.live.detail.Told;
import trainyard.core.slurm.TimeLimit;

/** A job's steps and how much it used of what it was given, from accounting. */
final class StepsView extends VBox {
    private static final double BAR = 240;

    private final GridPane shares = new GridPane(16, 8);
    private final Label missing = PageParts.muted("");
    private final RowTable<PastRow> steps;

    StepsView(Desk desk) {
        super(16);
        getStyleClass().add("page-content");
        steps = new RowTable<>(columns(), PastRow::rawId, new RowFilter<>(), desk.background());
        steps.view().setId("steps-table");
        operate(new Operations(desk));
        steps.emptyMeans("No steps", "Accounting knows of no step of this job yet.");
        VBox.setVgrow(steps.view(), Priority.ALWAYS);
        getChildren().setAll(missing);
    }

    /** scancel takes steps that have a number alone, and not the batch script or what stands around a job. */
    private void operate(Operations operations) {
        var verbs = List.of(Verb.CANCEL, Verb.SIGNAL);
        Supplier<List<String>> chosen = () -> steps.selectedRows().stream()
                .map(PastRow::rawId)
                .filter(id -> id.matches("[0-9]+\\.[0-9]+"))
                .toList();
        Consumer<Verb> ask = verb -> operations.ask(verb, chosen.get(), steps.view());
        Operations.keys(verbs, ask, steps.view());
        var menu = steps.view().getContextMenu().getItems();
        menu.addFirst(new SeparatorMenuItem());
        menu.addAll(0, Operations.items(verbs, ask));
    }

    void show(Told<PastJob> told) {
        Optional<PastJob> past = told.value();
        if (past.isEmpty()) {
            missing.setText(told.missing());
            getChildren().setAll(missing);
            return;
        }
        shares.getChildren().clear();
        int row = 0;
        for (var one : List.of(Efficiency.cpu(past.get()), Efficiency.memory(past.get()), Efficiency.gpu(past.get()))) {
            var bar = new StackedBar();
            bar.setPrefWidth(BAR);
            double share = Math.clamp(one.share().orElse(0), 0, 1);
            bar.show(List.of(new StackedBar.Part("job-running", share), new StackedBar.Part("gpu-free", 1 - share)));
            bar.setVisible(one.share().isPresent());
            var name = new Label(one.what());
            name.getStyleClass().add("muted");
            var words = new Label(one.words());
            words.getStyleClass().add(one.share().isPresent() ? "strong" : "muted");
            shares.addRow(row++, name, one.share().isPresent() ? bar : words);
            if (one.share().isPresent()) {
                shares.add(words, 2, row - 1);
            }
        }
        steps.rows(past.get().steps());
        getChildren().setAll(PageParts.section("Used of what it was given", shares), steps.view());
    }

    private static List<Column<PastRow>> columns() {
        return List.of(
                Column.code("Step", 140, PastRow::id, Comparator.comparing(PastRow::id, NaturalOrder.NAMES)),
                Column.text("Name", 160, PastRow::name).growing(),
                Column.state(
                        "State",
                        142,
                        step -> Look.of(step.state()),
                        step -> step.state().text(),
                        Comparator.comparing(step -> step.state().phase())),
                Column.number(
                        "Ran",
                        "",
                        110,
                        step -> TimeLimit.format(step.elapsed()),
                        step -> step.elapsed().toSeconds()),
                Column.number("CPUs", "", 72, step -> "%,d".formatted(step.cpus()), PastRow::cpus),
                Column.number(
                        "CPU time",
                        "",
                        120,
                        step -> TimeLimit.format(step.cpuUsed()),
                        step -> step.cpuUsed().toSeconds()),
                Column.number(
                        "Memory",
                        "",
                        100,
                        step -> step.allTasksKb().map(kb -> Sizes.mb(kb / 1024)).orElse(""),
                        step -> step.allTasksKb().orElse(0L)),
                Column.number(
                        "Exit",
                        "",
                        72,
                        PastRow::exitCode,
                        step -> step.exitCode().equals("0:0") ? 0 : 1));
    }
}
