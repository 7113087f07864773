package trainyard.app.kit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import trainyard.core.observe.Observed;

/** The one way from core's values to the window. */
public final class FxBridge {
    private FxBridge() {}

    /**
     * Hands the newest value to a view on the FX thread, at once and after each change, until the returned action is
     * run. Values that come faster than the FX thread takes them are skipped.
     */
    public static <T> Runnable onFx(Observed<T> source, Consumer<? super T> view) {
        var pending = new AtomicReference<@Nullable T>();
        var open = new AtomicBoolean(true);
        Runnable deliver = () -> {
            T newest = pending.getAndSet(null);
            if (newest != null && open.get()) {
                view.accept(newest);
            }
        };
        Runnable unwatch = source.watch(next -> {
            if (pending.getAndSet(next) == null) {
                Platform.runLater(deliver);
            }
        });
        return () -> {
            open.set(false);
            unwatch.run();
        };
    }
}
