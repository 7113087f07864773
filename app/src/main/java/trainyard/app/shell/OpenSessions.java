package trainyard.app.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.settings.Connection;

/**
 * The clusters that are open at once, by name, in the order in which they were opened. One that is not shown asks its
 * cluster nothing, unless the user keeps a watch on it.
 */
final class OpenSessions {
    private final Map<String, Session> byName = new LinkedHashMap<>();
    private final Map<String, Runnable> watches = new HashMap<>();

    List<Session> all() {
        return List.copyOf(byName.values());
    }

    /** The open session that reaches the cluster in the same way; rights may differ. */
    Optional<Session> find(Connection connection) {
        return Optional.ofNullable(byName.get(connection.name()))
                .filter(open -> open.connection().now().with(true, false).equals(connection.with(true, false)));
    }

    Optional<Session> demo() {
        return byName.values().stream().filter(Session::isDemo).findFirst();
    }

    /** Takes a session in, and returns the one of the same name that it replaces. */
    Optional<Session> add(Session session) {
        Session before = byName.get(session.name());
        if (before == session) {
            return Optional.empty();
        }
        watch(session.name(), false);
        byName.put(session.name(), session);
        return Optional.ofNullable(before);
    }

    void remove(Session session) {
        watch(session.name(), false);
        byName.remove(session.name(), session);
    }

    boolean isWatched(Session session) {
        return session.watched().now();
    }

    /** Keeps the cluster's view fresh whichever cluster is shown, or no longer. */
    void watch(String name, boolean on) {
        Session session = byName.get(name);
        if (on && session != null) {
            watches.computeIfAbsent(name, key -> session.show());
            session.watched().publish(true);
        } else if (!on) {
            Runnable stop = watches.remove(name);
            if (stop != null) {
                stop.run();
            }
            if (session != null) {
                session.watched().publish(false);
            }
        }
    }

    /** The one so many steps behind this one; round and round. */
    Optional<Session> beside(Session session, int steps) {
        var all = new ArrayList<>(byName.values());
        int at = all.indexOf(session);
        return at < 0 || all.size() < 2
                ? Optional.empty()
                : Optional.of(all.get(Math.floorMod(at + steps, all.size())));
    }
}
