package trainyard.core.settings;

/**
 * One column that a table is sorted by.
 *
 * @param column the column's title
 * @param descending whether the largest come first
 */
public record SortKey(String column, boolean descending) {}
