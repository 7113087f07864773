package trainyard.app.kit;

import java.util.List;
import java.util.function.Function;
import javafx.collections.ObservableListBase;

/**
 * The rows of a table, swapped whole. Where the new list holds the same keys in the same order, selection and scroll
 * need no care.
 *
 * <p>What differs is reported as updates, with rows added or removed at the end. Told of replaced rows, a TableView
 * empties and fills each cell in view and makes its selection anew; told of updates, it fills those that differ.
 */
final class SwapList<R> extends ObservableListBase<R> {
    private final Function<? super R, ?> key;
    private List<R> rows = List.of();

    SwapList(Function<? super R, ?> key) {
        this.key = key;
    }

    @Override
    public R get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }

    /** Returns whether rows moved, so that selection and scroll must be set anew. */
    boolean swap(List<R> next) {
        List<R> before = rows;
        boolean moved = !sameKeys(before, next);
        beginChange();
        rows = next;
        int both = Math.min(before.size(), next.size());
        for (int i = 0; i < both; i++) {
            if (before.get(i) != next.get(i)) {
                nextUpdate(i);
            }
        }
        if (next.size() > both) {
            nextAdd(both, next.size());
        } else if (before.size() > both) {
            nextRemove(both, before.subList(both, before.size()));
        }
        endChange();
        return moved;
    }

    private boolean sameKeys(List<R> before, List<R> next) {
        if (before.size() != next.size()) {
            return false;
        }
        for (int i = 0; i < next.size(); i++) {
            if (before.get(i) != next.get(i) && !key.apply(before.get(i)).equals(key.apply(next.get(i)))) {
                return false;
            }
        }
        return true;
    }
}
