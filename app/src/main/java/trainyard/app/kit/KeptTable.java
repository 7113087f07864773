package trainyard.app.kit;

import java.util.List;
import java.util.function.UnaryOperator;
import trainyard.core.settings.Preferences;
import trainyard.core.settings.SortKey;

/** Keeps in the preferences which columns a table shows and what it is sorted by, and finds them again. */
final class KeptTable {
    private final String name;
    private final RowTable<?> table;
    private final Desk desk;
    private final List<String> usualColumns;
    private List<SortKey> usualOrder = List.of();
    private boolean restoring;

    KeptTable(String name, RowTable<?> table, Desk desk) {
        this.name = name;
        this.table = table;
        this.desk = desk;
        usualColumns = table.columns().titles();
        restore();
        table.columns().follow(titles -> keep(now -> now.withColumns(name, titles)));
        SortChoice.follow(table.view(), keys -> keep(now -> now.withOrder(name, keys)));
    }

    /** The order until the user chooses one. */
    void usualOrder(List<SortKey> keys) {
        usualOrder = keys;
        restore();
    }

    private void restore() {
        restoring = true;
        var now = desk.preferences().now();
        table.columns().show(now.columns().getOrDefault(name, usualColumns));
        SortChoice.show(table.view(), now.orders().getOrDefault(name, usualOrder));
        restoring = false;
    }

    private void keep(UnaryOperator<Preferences> change) {
        if (!restoring) {
            desk.prefer().accept(change);
        }
    }
}
