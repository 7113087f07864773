package trainyard.app.kit;

import java.util.List;
import java.util.function.Function;

/** A table without a filter, and with a sentence where it is empty. */
public record PlainTable<R>(RowTable<R> table) {
    /**
     * @param id of the table in the scene
     * @param key tells one row from the next
     */
    public static <R> PlainTable<R> of(
            String id, List<Column<R>> columns, Function<R, Object> key, Background background) {
        var table = new RowTable<>(columns, key, words -> row -> true, background);
        table.view().setId(id);
        return new PlainTable<>(table);
    }

    /** @param open closes what the table holds while it is seen */
    public void shown(Desk desk, Subscriptions open) {
        table.compact(desk.preferences().now().compactRows());
        table.aging(true);
        open.add(() -> table.aging(false));
    }

    /**
     * @param what is said where there are no rows
     * @param next what that means, or what to do
     */
    public void show(List<R> rows, String what, String next) {
        table.emptyMeans(what, next);
        table.rows(rows);
    }
}
