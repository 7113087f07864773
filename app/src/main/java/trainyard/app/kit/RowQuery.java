package trainyard.app.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a table shows, and in what order.
 *
 * @param order null for the order in which the rows came
 */
record RowQuery<R>(
        List<R> all,
        Words words,
        BiPredicate<R, Words> filter,
        @Nullable Comparator<R> order) {
    List<R> answer() {
        var rows = new ArrayList<R>(words.isEmpty() ? all.size() : 64);
        for (R row : all) {
            if (words.isEmpty() || filter.test(row, words)) {
                rows.add(row);
            }
        }
        if (order != null) {
            rows.sort(order);
        }
        return rows;
    }
}
