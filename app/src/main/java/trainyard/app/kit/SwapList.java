package trainyard.app.kit;

import java.util.List;
import java.util.function.Function;
import javafx.collections.ObservableListBase;

/**
 * The rows of a table, swapped whole. Where the new list holds the same keys in the same order, only the rows that
 * changed are reported, and selection and scroll are not touched.
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
        if (moved) {
            nextReplace(0, next.size(), before);
        } else {
            for (int i = 0; i < next.size(); i++) {
                if (before.get(i) != next.get(i)) {
                    nextSet(i, before.get(i));
                }
            }
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
