package trainyard.app.provision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import trainyard.app.kit.Background;
import trainyard.app.kit.Column;
import trainyard.app.kit.PlainTable;
import trainyard.app.kit.Times;
import trainyard.core.provision.Run;
import trainyard.core.provision.events.RunComparison;
import trainyard.core.provision.events.RunComparison.Line;
import trainyard.core.provision.events.RunComparison.Side;

/** Two runs beside one another, the slowest difference first where the user sorts by it. */
final class ComparePane extends BorderPane {
    private final PlainTable<Line> table;
    private final Label which = new Label();

    ComparePane(Background background) {
        table = PlainTable.of(
                "run-comparison",
                List.of(
                        Column.<Line>text("Task", 340, Line::title).growing(),
                        time("Before", Line::before),
                        time("After", Line::after),
                        Column.number("Difference", "s", 110, ComparePane::difference, ComparePane::seconds),
                        Column.number(
                                "Changed before",
                                "",
                                130,
                                line -> count(line.before(), Side::changed),
                                line -> number(line.before(), Side::changed)),
                        Column.number(
                                "after",
                                "",
                                80,
                                line -> count(line.after(), Side::changed),
                                line -> number(line.after(), Side::changed)),
                        Column.number(
                                "Failed before",
                                "",
                                120,
                                line -> count(line.before(), Side::bad),
                                line -> number(line.before(), Side::bad)),
                        Column.number(
                                "after ",
                                "",
                                80,
                                line -> count(line.after(), Side::bad),
                                line -> number(line.after(), Side::bad))),
                Line::key,
                background);
        which.getStyleClass().add("run-failures");
        which.getStyleClass().add("muted");
        setTop(which);
        setCenter(table.table().view());
        table.show(List.of(), "Nothing compared", "Select two runs under Past runs, and choose Compare.");
    }

    PlainTable<Line> table() {
        return table;
    }

    void show(Run before, Run after, RunComparison comparison) {
        which.setText("Before: %s (%s). After: %s (%s)."
                .formatted(
                        Times.absolute(before.started()),
                        before.outcome(),
                        Times.absolute(after.started()),
                        after.outcome()));
        table.show(comparison.lines(), "Nothing in common", "Neither run began a task.");
    }

    private static Column<Line> time(String title, java.util.function.Function<Line, Optional<Side>> side) {
        return Column.number(
                title,
                "s",
                96,
                line -> side.apply(line).map(one -> text(one.took())).orElse(""),
                line -> number(side.apply(line), one -> one.took().toMillis()));
    }

    private static String text(Duration took) {
        return "%.1f".formatted(took.toMillis() / 1e3);
    }

    private static double seconds(Line line) {
        return line.before().isEmpty() || line.after().isEmpty()
                ? 0
                : line.after().get().took().minus(line.before().get().took()).toMillis() / 1e3;
    }

    private static String difference(Line line) {
        return line.before().isEmpty() ? "new" : line.after().isEmpty() ? "gone" : "%+.1f".formatted(seconds(line));
    }

    private static String count(Optional<Side> side, ToDoubleFunction<Side> what) {
        double number = number(side, what);
        return number == 0 ? "" : "%,.0f".formatted(number);
    }

    private static double number(Optional<Side> side, ToDoubleFunction<Side> what) {
        return side.map(what::applyAsDouble).orElse(0.0);
    }
}
