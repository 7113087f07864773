package trainyard.app.kit;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import trainyard.core.settings.Preferences;
import trainyard.core.settings.SavedView;
import trainyard.core.settings.SortKey;

/**
 * What a table shows: as the user left it, which is kept for the next start, or one of its views.
 *
 * <p>While one of the user's own views is shown, columns and order are that view's: what he changes then is kept where
 * he saves it, and the table without a view stays as it was.
 */
public final class KeptTable {
    private final String name;
    private final RowTable<?> table;
    private final FilterField filter;
    private final Desk desk;
    private final Views views;
    private final List<String> usualColumns;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private List<SortKey> usualOrder = List.of();
    private Optional<SavedView> shown = Optional.empty();
    private boolean restoring;

    KeptTable(String name, RowTable<?> table, FilterField filter, Desk desk) {
        this.name = name;
        this.table = table;
        this.filter = filter;
        this.desk = desk;
        views = new Views(name, desk);
        usualColumns = table.columns().titles();
        restore();
        table.columns().follow(titles -> changed(now -> now.withColumns(name, titles)));
        SortChoice.follow(table.view(), keys -> changed(now -> now.withOrder(name, keys)));
        filter.textProperty().subscribe(text -> changed(now -> now));
        desk.cluster().subscribe(open -> otherCluster());
    }

    /** Shows the columns in the order as the user left them, and keeps what he changes. */
    public static void keep(String name, RowTable<?> table, FilterField filter, Desk desk) {
        new KeptTable(name, table, filter, desk);
    }

    Views views() {
        return views;
    }

    /** The name of the view that is shown, with a word where it was changed meanwhile; empty for none. */
    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /** The user's own view that is shown. */
    Optional<SavedView> own() {
        return shown.filter(views.own()::contains);
    }

    boolean isChanged() {
        return own().filter(view -> !view.equals(now(view.name()))).isPresent();
    }

    /** The order until the user chooses one. */
    void usualOrder(List<SortKey> keys) {
        usualOrder = keys;
        restore();
    }

    void pick(SavedView view) {
        shown = Optional.of(view);
        restoring = true;
        if (own().isPresent()) {
            table.columns().show(view.columns());
            SortChoice.show(table.view(), view.order());
        } else {
            restore();
        }
        restoring = true;
        filter.setText(view.filter());
        restoring = false;
        tell();
    }

    boolean isShown(SavedView view) {
        return shown.equals(Optional.of(view));
    }

    /** All rows, with the columns and in the order in which the user left the table. */
    void all() {
        leave();
        filter.clear();
    }

    /** Back to the table as the user left it; the filter stays. */
    void leave() {
        if (shown.isPresent()) {
            shown = Optional.empty();
            restore();
            tell();
        }
    }

    /** Keeps what is shown now as a view of this name. */
    void save(String as) {
        var view = now(as);
        views.save(view);
        shown = Optional.of(view);
        tell();
    }

    void rename(String to) {
        own().ifPresent(view -> {
            views.rename(view.name(), to);
            shown = views.find(to);
            tell();
        });
    }

    void delete() {
        own().ifPresent(view -> {
            views.delete(view.name());
            leave();
            desk.tell().accept("The view " + view.name() + " was deleted.");
        });
    }

    /** Another cluster may know the user by another name: what is his there is another view. */
    private void otherCluster() {
        if (shown.isPresent() && own().isEmpty() && !views.usual().contains(shown.get())) {
            views.find(shown.get().name()).ifPresentOrElse(this::pick, this::all);
        }
    }

    private SavedView now(String as) {
        return new SavedView(as, filter.getText().strip(), table.columns().titles(), SortChoice.of(table.view()));
    }

    private void restore() {
        restoring = true;
        var now = desk.preferences().now();
        table.columns().show(now.columns().getOrDefault(name, usualColumns));
        SortChoice.show(table.view(), now.orders().getOrDefault(name, usualOrder));
        restoring = false;
    }

    private void changed(UnaryOperator<Preferences> change) {
        if (restoring) {
            return;
        }
        if (own().isEmpty()) {
            desk.prefer().accept(change);
            shown = shown.filter(view -> view.filter().equals(filter.getText().strip()));
        }
        tell();
    }

    private void tell() {
        title.set(shown.map(view -> isChanged() ? view.name() + ", changed" : view.name())
                .orElse(""));
    }
}
