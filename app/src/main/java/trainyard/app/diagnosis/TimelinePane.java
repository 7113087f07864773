package trainyard.app.diagnosis;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Callback;
import trainyard.app.kit.Column;
import trainyard.app.kit.Desk;
import trainyard.app.kit.FilterField;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.Opening;
import trainyard.app.kit.RowFilter;
import trainyard.app.kit.RowTable;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.Role;

/** All that was found, by time: the cause marked, what follows from it muted. */
final class TimelinePane extends VBox {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final PseudoClass FAINT = PseudoClass.getPseudoClass("faint");
    private static final PseudoClass DECISIVE = PseudoClass.getPseudoClass("decisive");

    /**
     * A row.
     *
     * @param report tells the rows of one report from those of the next
     * @param place its number in the report, which keeps the like apart
     */
    private record Line(int report, int place, Happening what) {
        private Object key() {
            return List.of(report, place);
        }
    }

    private final RowTable<Line> table;
    private final FilterField filter;
    private int reports;

    /** @param onOpen shows a line where it stands */
    TimelinePane(Desk desk, Consumer<EvidenceLine> onOpen) {
        var fields = new RowFilter<Line>()
                .part("text", line -> line.what().evidence().text())
                .part("source", line -> line.what().evidence().source())
                .part("node", line -> line.what().node().orElse(""))
                .whole("rank", line -> line.what().rank().map(String::valueOf).orElse(""))
                .whole("role", line -> Looks.of(line.what()).word())
                .part("rule", line -> line.what().rule());
        table = new RowTable<>(columns(), Line::key, fields, desk.background());
        table.view().setId("timeline-table");
        TableView<Line> view = table.view();
        Callback<TableView<Line>, TableRow<Line>> plain = view.getRowFactory();
        view.setRowFactory(made -> {
            TableRow<Line> row = plain.call(made);
            row.itemProperty().subscribe(line -> {
                row.pseudoClassStateChanged(FAINT, line != null && isFaint(line.what()));
                row.pseudoClassStateChanged(
                        DECISIVE, line != null && line.what().decisive());
            });
            return row;
        });
        filter = new FilterField("Filter: text, role:cause, rank:3, node:gpu-017", fields, table::filter);
        filter.setId("timeline-filter");
        Opening.install(
                view,
                () -> table.selectedRows().stream()
                        .findFirst()
                        .ifPresent(line -> onOpen.accept(line.what().evidence())));
        var count = new Label();
        count.getStyleClass().add("muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty().bind(table.count("lines"));
        var hint = new Label("Enter shows a line in its log");
        hint.getStyleClass().add("muted");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var tools = new HBox(filter, hint, space, table.hiddenColumns(), count);
        tools.getStyleClass().add("table-tools");
        VBox.setVgrow(view, Priority.ALWAYS);
        getChildren().addAll(tools, filter.note(), view);
    }

    static boolean isFaint(Happening what) {
        return !what.decisive() && (what.role() == Role.VICTIM || what.role() == Role.NOISE);
    }

    void show(List<Happening> timeline, boolean compact) {
        table.compact(compact);
        table.emptyMeans("Nothing was found", "No rule knows a line of what the job left behind.");
        int report = ++reports;
        table.rows(IntStream.range(0, timeline.size())
                .mapToObj(place -> new Line(report, place, timeline.get(place)))
                .toList());
        filter.clear();
    }

    /** Shows what these words find. */
    void find(String words) {
        filter.setText(words);
    }

    private static List<Column<Line>> columns() {
        return List.of(
                Column.<Line>code(
                                "Time",
                                162,
                                line -> line.what()
                                        .evidence()
                                        .time()
                                        .map(time -> CLOCK.format(time.atZone(ZoneId.systemDefault())))
                                        .orElse(""),
                                Comparator.comparing((Line line) ->
                                                line.what().evidence().time().orElse(Instant.MAX))
                                        .thenComparing(Line::place))
                        .atLeast(162),
                Column.<Line>state(
                        "Role",
                        112,
                        line -> Looks.of(line.what()),
                        line -> line.what().rule(),
                        Comparator.comparing((Line line) -> !line.what().decisive())
                                .thenComparing(line -> line.what().role())),
                Column.<Line>code(
                                "Node",
                                120,
                                line -> line.what().node().orElse(""),
                                Comparator.comparing(line -> line.what().node().orElse(""), NaturalOrder.NAMES))
                        .yielding(2)
                        .atLeast(88),
                Column.<Line>number(
                        "Rank",
                        "",
                        60,
                        line -> line.what().rank().map(String::valueOf).orElse(""),
                        line -> line.what().rank().orElse(-1)),
                Column.<Line>code(
                                "Text",
                                420,
                                line -> line.what().evidence().text(),
                                Comparator.comparing(
                                        line -> line.what().evidence().text()))
                        .growing()
                        .atLeast(200),
                Column.<Line>number(
                                "Seen",
                                "",
                                64,
                                line -> line.what().times() > 1
                                        ? "%,d".formatted(line.what().times())
                                        : "",
                                line -> line.what().times())
                        .yielding(4),
                Column.<Line>code(
                                "Source",
                                200,
                                line -> line.what().evidence().source() + ":"
                                        + line.what().evidence().line(),
                                Comparator.comparing(
                                        line -> line.what().evidence().source() + ":"
                                                + line.what().evidence().line(),
                                        NaturalOrder.NAMES))
                        .yielding(3)
                        .atLeast(120));
    }
}
