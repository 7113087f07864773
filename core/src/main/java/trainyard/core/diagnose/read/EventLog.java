package trainyard.core.diagnose.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of one source, in bounded memory: of many alike the first few and the last, and how many there were. */
final class EventLog {
    private static final int FIRST = 4;
    private static final int MOST_KINDS = 5_000;

    private final Map<Key, Alike> all = new LinkedHashMap<>();

    private record Key(String rule, Optional<String> node, Optional<Integer> rank, Optional<String> job) {}

    private static final class Alike {
        private final List<Event> first = new ArrayList<>(FIRST);
        private Optional<Event> last = Optional.empty();
        private long count;
    }

    void add(Event event) {
        var key = new Key(event.rule().id(), event.node(), event.rank(), event.value("job"));
        Alike alike = all.get(key);
        if (alike == null) {
            if (all.size() >= MOST_KINDS) {
                return;
            }
            alike = new Alike();
            all.put(key, alike);
        }
        alike.count++;
        if (alike.first.size() < FIRST) {
            alike.first.add(event);
        } else {
            alike.last = Optional.of(event);
        }
    }

    /** @param lines of the source in all */
    List<Event> events(long lines) {
        var events = new ArrayList<Event>();
        for (Alike alike : all.values()) {
            alike.first.forEach(event -> events.add(event.seen(alike.count, lines)));
            alike.last.ifPresent(event -> events.add(event.seen(alike.count, lines)));
        }
        return events;
    }
}
