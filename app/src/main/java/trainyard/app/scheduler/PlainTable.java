package trainyard.app.scheduler;

import java.util.List;
import java.util.function.Function;
import trainyard.app.kit.Background;
import trainyard.app.kit.Column;
import trainyard.app.kit.Desk;
import trainyard.app.kit.RowTable;
import trainyard.app.kit.Subscriptions;

/** A table of the screen: without a filter, and with a sentence where it is empty. */
record PlainTable<R>(RowTable<R> table) {
    static <R> PlainTable<R> of(String id, List<Column<R>> columns, Function<R, Object> key, Background background) {
        var table = new RowTable<>(columns, key, words -> row -> true, background);
        table.view().setId(id);
        return new PlainTable<>(table);
    }

    void shown(Desk desk, Subscriptions open) {
        table.compact(desk.preferences().now().compactRows());
        table.aging(true);
        open.add(() -> table.aging(false));
    }

    void show(List<R> rows, String what, String next) {
        table.emptyMeans(what, next);
        table.rows(rows);
    }
}
