package trainyard.app.kit;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * A table of immutable rows that are found again by their key.
 *
 * <p>Filtering and sorting run in the background. A refresh keeps filter, order, selection, and the row at the top of
 * the view where it is.
 */
public final class RowTable<R> {
    private static final double ROW = 28;
    private static final double COMPACT_ROW = 22;

    private final ColumnChoice<R> choice;
    private final TableView<R> table;
    private final SwapList<R> shown;
    private final Function<Words, Predicate<R>> filter;
    private final Background.Latest<List<R>> answers;
    private final RowScroll<R> scroll;
    private final RowSelection<R> selection;
    private final StringProperty count = new SimpleStringProperty("");
    private final EmptyState empty = new EmptyState("mdi2f-format-list-bulleted");
    private final FreshRows<R> fresh;
    private final PauseTransition freshEnds;
    private final Background background;
    private Runnable stopAging = () -> {};
    /** JavaFX makes cells anew where a column comes back. */
    private final Set<RowCell<R>> cells = Collections.newSetFromMap(new WeakHashMap<>());

    private List<R> all = List.of();
    private Words words = Words.NONE;
    private Consumer<Optional<R>> onSelect = row -> {};
    private @Nullable Object wanted;
    private List<Object> wantedAll = List.of();
    private boolean swapping;
    private boolean troubled;
    private String[] none = {"Waiting for the cluster", "The first answer takes a few seconds."};

    public RowTable(
            List<Column<R>> columns,
            Function<R, Object> key,
            Function<Words, Predicate<R>> filter,
            Background background) {
        this.filter = filter;
        this.background = background;
        shown = new SwapList<>(key);
        table = new TableView<>(shown);
        scroll = new RowScroll<>(table, key);
        selection = new RowSelection<>(table, key);
        answers = background.latest(this::show);
        fresh = new FreshRows<>(table, columns, key);
        freshEnds = new PauseTransition(FreshRows.MARKED);
        freshEnds.setOnFinished(event -> fresh.unmark());
        compact(false);
        table.getStyleClass().addAll("rows", "edge-to-edge");
        table.setTableMenuButtonVisible(true);
        table.setPlaceholder(empty);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) change -> picked());
        columns.forEach(column -> table.getColumns().add(tableColumn(column)));
        choice = new ColumnChoice<>(table, columns);
        table.setSortPolicy(view -> {
            ask();
            return true;
        });
        RowCopy.install(this, columns);
        HeaderMenus.install(table);
        sayEmpty();
    }

    /** Lower rows, for those who want more of them. */
    public void compact(boolean on) {
        table.setFixedCellSize(on ? COMPACT_ROW : ROW);
    }

    /** Which columns it shows. */
    ColumnChoice<R> columns() {
        return choice;
    }

    /** Says which of the chosen columns have no room; takes none where all have. */
    public Node hiddenColumns() {
        return new HiddenColumns(choice.hidden());
    }

    private TableColumn<R, R> tableColumn(Column<R> column) {
        var made = RowCell.tableColumn(column);
        if (column.kind() == Column.Kind.TIME) {
            made.setCellFactory(view -> {
                var cell = new RowCell<>(column);
                cells.add(cell);
                return cell;
            });
        }
        return made;
    }

    public TableView<R> view() {
        return table;
    }

    /**
     * {@code 512 nodes}, {@code 1 node}, with what is filtered out and how many are selected.
     *
     * @param noun of many rows
     */
    public ObservableValue<String> count(String noun) {
        String one = noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
        return count.map(rows -> rows + " " + (rows.equals("1") ? one : noun));
    }

    public void onSelect(Consumer<Optional<R>> listener) {
        onSelect = listener;
    }

    /** What the table says while there are no rows because nobody answers. */
    void troubled(String what, String why) {
        emptyMeans(what, why);
        troubled = true;
        sayEmpty();
    }

    /** What the table says while there are no rows at all. */
    public void emptyMeans(String what, String next) {
        none = new String[] {what, next};
        troubled = false;
        sayEmpty();
    }

    private void sayEmpty() {
        if (all.isEmpty() && troubled) {
            empty.warn(none[0], none[1]);
        } else if (all.isEmpty()) {
            empty.say(none[0], none[1]);
        } else {
            empty.say("Nothing fits the filter", "Press Escape in the filter field to see all rows.");
        }
    }

    public void rows(List<R> rows) {
        if (all != rows) {
            all = rows;
            ask();
        }
    }

    public void filter(Words newWords) {
        words = newWords;
        ask();
    }

    /** Selects and shows the row with this key, now or as soon as there is one. */
    public void select(Object rowKey) {
        wanted = rowKey;
        selectWanted();
    }

    /** Selects the rows with these keys as soon as all of them are there, and shows the first; they are at least one. */
    public void select(Collection<?> rowKeys) {
        wantedAll = List.copyOf(rowKeys);
        wanted = null;
        selectWanted();
    }

    public void clearSelection() {
        wantedAll = List.of();
        wanted = null;
        table.getSelectionModel().clearSelection();
    }

    /** Runs once a second while it is shown, for the times that grow older. */
    public void aging(boolean on) {
        stopAging.run();
        stopAging = on ? background.everySecond(() -> cells.forEach(RowCell::age)) : () -> {};
    }

    Optional<R> anyRow() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** In the order shown. */
    public List<R> selectedRows() {
        return selection.rows();
    }

    List<R> shownRows() {
        return shown;
    }

    private void ask() {
        var query = new RowQuery<>(all, words, filter, order());
        answers.ask(query::answer);
    }

    private @Nullable Comparator<R> order() {
        Comparator<R> order = null;
        for (TableColumn<R, ?> column : table.getSortOrder()) {
            @SuppressWarnings("unchecked") // every column of this table is made with its rows as values
            Comparator<R> own = (Comparator<R>) column.getComparator();
            Comparator<R> directed = column.getSortType() == TableColumn.SortType.DESCENDING ? own.reversed() : own;
            order = order == null ? directed : order.thenComparing(directed);
        }
        return order;
    }

    private void show(List<R> rows) {
        var selected = selection.keys();
        var anchor = scroll.anchor();
        var seen = fresh.seen();
        swapping = true;
        boolean moved = shown.swap(rows);
        // Replacing many rows in place makes JavaFX drop the selection, or leave it on another row or on one that is
        // gone.
        if (!selection.isOf(selected)) {
            selection.select(selected);
        }
        if (moved) {
            scroll.restore(anchor);
        }
        swapping = false;
        if (fresh.mark(seen, rows)) {
            freshEnds.playFromStart();
        }
        selectWanted();
        tellCount();
        sayEmpty();
    }

    private void selectWanted() {
        if (!wantedAll.isEmpty() && selection.has(wantedAll)) {
            List<Object> keys = wantedAll;
            wantedAll = List.of();
            selection.select(keys);
            selection.find(keys.getFirst()).ifPresent(scroll::reveal);
        }
        if (wanted == null) {
            return;
        }
        selection.find(wanted).ifPresent(index -> {
            wanted = null;
            if (!table.getSelectionModel().isSelected(index)) {
                table.getSelectionModel().clearAndSelect(index);
            }
            scroll.reveal(index);
        });
    }

    private void picked() {
        if (!swapping) {
            int index = table.getSelectionModel().getSelectedIndex();
            onSelect.accept(index >= 0 && index < shown.size() ? Optional.of(shown.get(index)) : Optional.empty());
            tellCount();
        }
    }

    private void tellCount() {
        int selected = table.getSelectionModel().getSelectedIndices().size();
        String rows = shown.size() == all.size()
                ? "%,d".formatted(all.size())
                : "%,d of %,d".formatted(shown.size(), all.size());
        count.set(selected > 1 ? rows + ", %,d selected".formatted(selected) : rows);
    }
}
