package trainyard.app.shell;

import java.net.URI;
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
import trainyard.core.settings.SettingsFolder;

/**
 * What the window knows: the open clusters, which one is shown, the place, the selection. Holds no node. Used on the FX
 * thread.
 *
 * <p>Screens watch one value that outlives the sessions; while nobody sees the window, the session does not poll.
 */
public final class Console implements AutoCloseable {
    private final Clusters clusters;
    private final OpenSessions sessions = new OpenSessions();
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
     * @param browse shows a page in the user's browser
     * @param settings the folder of what this user keeps
     * @param audit knows of every action before it is run
     * @param reporter shows a failure of background work to the user
     */
    public Console(
            Clusters clusters,
            Clock clock,
            Observed<Preferences> preferences,
            Consumer<UnaryOperator<Preferences>> prefer,
            Consumer<String> tell,
            Consumer<URI> browse,
            SettingsFolder settings,
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
                browse,
                settings,
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
        sessions.demo().ifPresentOrElse(this::use, () -> open("Starting the demo cluster", clusters::openDemo));
    }

    /** Shows the cluster; connects where it is not open yet. */
    public void open(Connection connection) {
        sessions.find(connection)
                .ifPresentOrElse(
                        this::use, () -> open("Connecting to " + connection.name(), () -> clusters.open(connection)));
    }

    /** All clusters that are open, the shown one among them. */
    List<Session> open() {
        return sessions.all();
    }

    /** Shows the next of the open clusters, or the one before. */
    void step(int steps) {
        session.get().flatMap(now -> sessions.beside(now, steps)).ifPresent(this::use);
    }

    boolean isWatched(Session open) {
        return sessions.isWatched(open);
    }

    /** Whether a cluster is kept fresh while another one is shown, or the window is not seen. */
    void watch(Session open, boolean on) {
        sessions.watch(open.name(), on);
    }

    /** Ends the connection to a cluster; where it is the shown one, another open one takes its place. */
    void disconnect(Session open) {
        if (session.get().filter(shown -> shown == open).isPresent()) {
            sessions.beside(open, 1).ifPresentOrElse(this::use, this::showNone);
        }
        sessions.remove(open);
        close(open);
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

    /** Makes this the shown cluster. The one before stays open and is asked nothing, unless it is watched. */
    public void use(Session next) {
        showNone();
        sessions.add(next).ifPresent(this::close);
        session.set(Optional.of(next));
        unwatch = next.view().watch(live::publish);
        hide = visible ? next.show() : () -> {};
    }

    private void showNone() {
        unwatch.run();
        hide.run();
        unwatch = () -> {};
        hide = () -> {};
        selection.set(Optional.empty());
        session.set(Optional.empty());
        live.publish(LiveView.NOTHING_YET);
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

    /** Open clusters have the rights that their stored connections were given meanwhile. */
    void takeRights(List<Connection> stored) {
        for (Session open : sessions.all()) {
            var rights = open.connection();
            stored.stream()
                    .filter(connection -> connection.name().equals(open.name()))
                    .findFirst()
                    .ifPresent(
                            connection -> rights.publish(rights.now().with(connection.readOnly(), connection.sudo())));
        }
    }

    public void refreshNow() {
        session.get().ifPresent(Session::refreshNow);
    }

    @Override
    public void close() {
        openings++;
        showNone();
        background.close();
        sessions.all().forEach(Session::close);
    }
}
