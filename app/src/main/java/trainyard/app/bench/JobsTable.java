package trainyard.app.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import trainyard.app.kit.Place;
import trainyard.app.shell.Window;

/** The jobs' table of the window, and a plain one, under a refresh, a keystroke, a sort and the wheel. */
final class JobsTable {
    private static final int WARM_UP = 3;
    private static final int RUNS = 9;
    private static final int FRAMES = 200;
    private static final int PIXELS_A_FRAME = 84;

    private final Window window;
    private final ReplaySession session;
    private final Load load;

    JobsTable(Window window, ReplaySession session, Load load) {
        this.window = window;
        this.session = session;
        this.load = load;
    }

    Map<String, Double> measure() throws Exception {
        FxWork.call(() -> {
            window.go(new Place.Jobs(""));
            return true;
        });
        settle();
        var figures = new LinkedHashMap<String, Double>();
        put(figures, "refresh", run -> {
            session.refresh(run % 2 == 0 ? load.later() : load.early());
            return settle();
        });
        session.countFromNow();
        session.refresh(load.later());
        figures.put("refresh-commands", (double) session.commands());
        figures.put("refresh-bytes", (double) session.bytes());
        put(figures, "filter", run -> {
            FxWork.call(() -> type(run % 2 == 0 ? "ll" : "lla"));
            return settle();
        });
        FxWork.call(() -> type(""));
        settle();
        TableView<?> table = table();
        put(figures, "sort", run -> {
            FxWork.call(() -> sort(table, run));
            return settle();
        });
        scroll(figures, "scroll", table);
        plain(figures);
        return figures;
    }

    /** What one would write first: rows, filter and order in JavaFX's own lists. */
    private void plain(Map<String, Double> figures) throws Exception {
        var plain = FxWork.call(() -> new PlainTable(session.jobs()));
        FxWork.await(() -> plain.table().lookup(".virtual-flow") != null);
        put(figures, "plain-refresh", run -> {
            session.refresh(run % 2 == 0 ? load.later() : load.early());
            return FxWork.call(() -> plain.refresh(session.jobs()));
        });
        put(figures, "plain-filter", run -> FxWork.call(() -> plain.filter(run % 2 == 0 ? "ll" : "lla")));
        FxWork.call(() -> plain.filter(""));
        put(figures, "plain-sort", run -> FxWork.call(() -> sort(plain.table(), run)));
        scroll(figures, "plain-scroll", plain.table());
    }

    /** A thing to do for the so many-eth time; returns when it is to be seen. */
    @FunctionalInterface
    private interface Turn {
        Object take(int run) throws Exception;
    }

    private static void put(Map<String, Double> figures, String name, Turn turn) throws Exception {
        double[] walls = new double[RUNS];
        double[] holds = new double[RUNS];
        double[] busy = new double[RUNS];
        for (int run = -WARM_UP; run < RUNS; run++) {
            int number = run + WARM_UP;
            Callable<?> work = () -> turn.take(number);
            Holds.Held held = Holds.during(work);
            if (run >= 0) {
                walls[run] = held.wall();
                holds[run] = held.longest();
                busy[run] = held.busiest();
            }
        }
        Arrays.sort(walls);
        Arrays.sort(holds);
        Arrays.sort(busy);
        figures.put(name + "-ms", walls[RUNS / 2]);
        figures.put(name + "-hold-ms", holds[RUNS / 2]);
        figures.put(name + "-busy-ms", busy[RUNS / 2]);
    }

    private boolean settle() throws Exception {
        return FxWork.await(window::isSettled);
    }

    private String type(String words) {
        if (window.scene().lookup("#jobs-filter") instanceof TextField field) {
            field.setText(words);
        }
        return words;
    }

    private TableView<?> table() throws Exception {
        return FxWork.call(() -> (TableView<?>) window.scene().lookup("#jobs-table"));
    }

    /** By the name, up and down in turns. */
    private static <R> boolean sort(TableView<R> table, int run) {
        TableColumn<R, ?> column = table.getColumns().stream()
                .filter(one -> one.getText().equals("Name"))
                .findFirst()
                .orElseThrow();
        column.setSortType(run % 2 == 0 ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING);
        table.getSortOrder().setAll(List.of(column));
        return true;
    }

    private static void scroll(Map<String, Double> figures, String name, TableView<?> table) throws Exception {
        var flow = FxWork.call(() -> (VirtualFlow<?>) table.lookup(".virtual-flow"));
        Frames.measure(FRAMES / 4, frame -> flow.scrollPixels(PIXELS_A_FRAME));
        Frames.Times times = Frames.measure(FRAMES, frame -> flow.scrollPixels(PIXELS_A_FRAME));
        figures.put(name + "-median-ms", times.median());
        figures.put(name + "-p95-ms", times.p95());
    }
}
