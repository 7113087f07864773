package trainyard.app.shell;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import trainyard.app.kit.Background;
import trainyard.app.kit.Desk;
import trainyard.app.kit.Place;
import trainyard.app.kit.Subject;
import trainyard.core.live.LiveView;
import trainyard.core.observe.Observed;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Preferences;

/**
 * What the window knows: the open cluster, the place, the selection. Holds no node. Used on the FX thread.
 *
 * <p>Screens watch one value that outlives the sessions; while nobody sees the window, the session does not poll.
 */
public final class Console implements AutoCloseable {
    private final Clusters clusters;
    private final Observed<LiveView> live = new Observed<>(LiveView.NOTHING_YET);
    private final ReadOnlyObjectWrapper<Optional<Session>> session = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(new Place.Overview());
    private final ObjectProperty<Optional<Subject>> selection = new SimpleObjectProperty<>(Optional.empty());
    private final Background background;
    private final Clock clock;
    private final Desk desk;
    private Runnable unwatch = () -> {};
    private Runnable hide = () -> {};
    private boolean visible;
    private long openings;

    /**
     * @param preferences how the user likes the console; {@code prefer} changes and keeps it
     * @param tell says in the window what happened, where all is well
     * @param audit knows of every action before it is run
     * @param reporter shows a failure of background work to the user
     */
    public Console(
            Clusters clusters,
            Clock clock,
            Observed<Preferences> preferences,
            Consumer<UnaryOperator<Preferences>> prefer,
            Consumer<String> tell,
            AuditLog audit,
            Consumer<? super Exception> reporter) {
        this.clusters = clusters;
        this.clock = clock;
        background = new Background(Platform::runLater, reporter);
        desk = new Desk(
                live,
                session.map(open -> open.map(one -> one)),
                selection,
                this::go,
                background,
                clock,
                preferences,
                prefer,
                tell,
                audit);
    }

    public Desk desk() {
        return desk;
    }

    Clock clock() {
        return clock;
    }

    public Background background() {
        return background;
    }

    public ReadOnlyObjectProperty<Place> place() {
        return place.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Session>> session() {
        return session.getReadOnlyProperty();
    }

    public List<Connection> connections() {
        return clusters.connections();
    }

    public void go(Place next) {
        place.set(next);
    }

    public void openDemo() {
        open("Starting the demo cluster", clusters::openDemo);
    }

    public void open(Connection connection) {
        open("Connecting to " + connection.name(), () -> clusters.open(connection));
    }

    private void open(String task, Callable<Session> opening) {
        long ticket = ++openings;
        background.task(task, opening, opened -> {
            if (ticket == openings) {
                use(opened);
            } else {
                close(opened);
            }
        });
    }

    /** Makes this the open cluster and closes the one before. */
    public void use(Session next) {
        unwatch.run();
        hide.run();
        session.get().ifPresent(this::close);
        selection.set(Optional.empty());
        session.set(Optional.of(next));
        live.publish(LiveView.NOTHING_YET);
        unwatch = next.view().watch(live::publish);
        hide = visible ? next.show() : () -> {};
    }

    /** Closing waits for the cluster's connection to end, so it happens in the background. */
    private void close(Session old) {
        background.run(
                () -> {
                    old.close();
                    return old;
                },
                closed -> {});
    }

    /** Whether anybody can see the window; an iconified one is seen by nobody. */
    public void visible(boolean now) {
        if (now == visible) {
            return;
        }
        visible = now;
        hide.run();
        hide = now ? session.get().map(Session::show).orElse(() -> {}) : () -> {};
    }

    /** Switches actions on the open cluster on or off, now and for the next time that it is opened. */
    void allowActions(boolean allowed) {
        session.get().ifPresent(open -> {
            Connection changed = open.connection()
                    .now()
                    .with(!allowed, open.connection().now().sudo());
            open.connection().publish(changed);
            background.run(
                    () -> {
                        clusters.keep(changed);
                        return changed;
                    },
                    kept -> {});
        });
    }

    /** The open cluster has the rights that its stored connection was given meanwhile. */
    void takeRights(List<Connection> stored) {
        session.get()
                .map(Session::connection)
                .ifPresent(open -> stored.stream()
                        .filter(connection ->
                                connection.name().equals(open.now().name()))
                        .findFirst()
                        .ifPresent(
                                connection -> open.publish(open.now().with(connection.readOnly(), connection.sudo()))));
    }

    public void refreshNow() {
        session.get().ifPresent(Session::refreshNow);
    }

    @Override
    public void close() {
        openings++;
        unwatch.run();
        hide.run();
        background.close();
        session.get().ifPresent(Session::close);
        session.set(Optional.empty());
    }
}
