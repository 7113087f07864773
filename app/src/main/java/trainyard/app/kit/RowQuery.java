package trainyard.app.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a table shows, and in what order.
 *
 * @param filter what finds the rows that have the words; asked once for each answer
 * @param order null for the order in which the rows came
 */
record RowQuery<R>(
        List<R> all,
        Words words,
        Function<Words, Predicate<R>> filter,
        @Nullable Comparator<R> order) {
    List<R> answer() {
        var rows = new ArrayList<R>(words.isEmpty() ? all.size() : 64);
        Predicate<R> found = filter.apply(words);
        for (R row : all) {
            if (words.isEmpty() || found.test(row)) {
                rows.add(row);
            }
        }
        if (order != null) {
            rows.sort(order);
        }
        return rows;
    }
}
