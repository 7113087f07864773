package trainyard.core.settings;

import java.util.List;

/**
 * What a table shows, kept under a name.
 *
 * @param filter the text in the filter field; empty for all rows
 * @param columns titles of the shown columns in order; none for those that the table has
 * @param order the columns to sort by, the first of them first; none for the order in which the rows come
 */
public record SavedView(String name, String filter, List<String> columns, List<SortKey> order) {
    public SavedView {
        columns = List.copyOf(columns);
        order = List.copyOf(order);
    }
}
