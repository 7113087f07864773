package trainyard.core.diagnose.reason;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import trainyard.core.diagnose.read.Event;

/**
 * Brings the nodes' times to one clock by what they saw at the same moment: ranks that waited in one collective began to
 * wait together. Most of the nodes are taken to be right.
 */
final class Clocks {
    /** Ranks come to a collective as far apart as this for reasons of their own. */
    private static final Duration TOGETHER = Duration.ofSeconds(15);

    private Clocks() {}

    static List<Event> joined(List<Event> events) {
        Map<String, Duration> wrong = offsets(events);
        return wrong.isEmpty()
                ? events
                : events.stream()
                        .map(event -> event.node()
                                .map(wrong::get)
                                .map(ahead -> event.later(ahead.negated()))
                                .orElse(event))
                        .toList();
    }

    /** How much the clocks of some nodes are ahead of those of most. */
    static Map<String, Duration> offsets(List<Event> events) {
        var waits = new LinkedHashMap<String, Map<String, Instant>>();
        for (Event event : events) {
            boolean told = event.rule().id().equals(Collectives.WATCHDOG)
                    && event.node().isPresent()
                    && event.began().isPresent()
                    && event.exact()
                    && event.value("seq").isPresent();
            if (told) {
                String work =
                        event.value("op").orElse("") + " " + event.value("seq").orElse("");
                waits.computeIfAbsent(work, _ -> new TreeMap<>())
                        .merge(event.node().orElseThrow(), event.began().orElseThrow(), Clocks::earlier);
            }
        }
        var wrong = new HashMap<String, Duration>();
        waits.values().stream().filter(nodes -> nodes.size() > 2).findFirst().ifPresent(nodes -> {
            var sorted = new ArrayList<>(nodes.values());
            sorted.sort(null);
            Instant middle = sorted.get(sorted.size() / 2);
            nodes.forEach((node, began) -> {
                Duration ahead = Duration.between(middle, began);
                if (ahead.abs().compareTo(TOGETHER) > 0) {
                    wrong.put(node, ahead);
                }
            });
        });
        return wrong;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
