package trainyard.app.kit;

import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/** Keeps what the user looks at where it is while rows come and go above it. */
final class RowScroll<R> {
    /** The row at the top of the view, and how far it is scrolled out, in pixels. */
    record Anchor(Object key, double offset) {}

    private final TableView<R> table;
    private final Function<R, Object> key;

    RowScroll(TableView<R> table, Function<R, Object> key) {
        this.table = table;
        this.key = key;
    }

    /** Empty at the very top, where new rows may come into view. */
    Optional<Anchor> anchor() {
        return flow().flatMap(flow -> {
            IndexedCell<?> first = flow.getFirstVisibleCell();
            int index = first == null ? 0 : first.getIndex();
            if (first == null || index >= table.getItems().size() || index == 0 && first.getLayoutY() >= 0) {
                return Optional.empty();
            }
            return Optional.of(new Anchor(key.apply(table.getItems().get(index)), -first.getLayoutY()));
        });
    }

    void restore(Optional<Anchor> anchor) {
        if (anchor.isEmpty()) {
            return;
        }
        for (int i = 0; i < table.getItems().size(); i++) {
            if (key.apply(table.getItems().get(i)).equals(anchor.get().key())) {
                int index = i;
                flow().ifPresent(flow -> {
                    flow.scrollToTop(index);
                    flow.scrollPixels(anchor.get().offset());
                });
                return;
            }
        }
    }

    /** Scrolls only where the row is not in view already. */
    void reveal(int index) {
        show(index);
        Scene scene = table.getScene();
        if (scene != null) {
            // What else opens along with the row, such as the inspector, may leave less room for it.
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    Platform.runLater(() -> show(index));
                }
            });
        }
    }

    private void show(int index) {
        if (index < table.getItems().size() && !isInView(index)) {
            // A flow that has not laid out its new rows yet guesses where they are, and misses the last ones.
            table.layout();
            table.scrollTo(Math.max(0, index - 3));
        }
    }

    private boolean isInView(int index) {
        var first = flow().map(VirtualFlow::getFirstVisibleCell);
        var last = flow().map(VirtualFlow::getLastVisibleCell);
        return first.isPresent()
                && last.isPresent()
                && index >= first.get().getIndex()
                && index <= last.get().getIndex();
    }

    private Optional<VirtualFlow<?>> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? Optional.of(flow) : Optional.empty();
    }
}
