package trainyard.core.diagnose.reason;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import trainyard.core.diagnose.read.Event;

/**
 * What the ranks of one process group waited for when their collectives timed out. At different numbers or kinds they
 * did different work; where all but some waited for the same, those did not come.
 */
final class Collectives implements Observation {
    static final String WATCHDOG = "collective-timeout.watchdog";

    private static final Pattern GROUP = Pattern.compile("PG (?:GUID|ID) (\\w+)");

    @Override
    public List<Event> of(Incident incident) {
        var groups = new LinkedHashMap<String, Map<Integer, Event>>();
        incident.of(WATCHDOG)
                .filter(event -> event.rank().isPresent() && event.value("seq").isPresent())
                // The first wait of a rank that ends is the one that matters.
                .forEach(event -> groups.computeIfAbsent(group(event), _ -> new TreeMap<>())
                        .putIfAbsent(event.rank().get(), event));
        var made = new ArrayList<Event>();
        groups.values().forEach(waits -> compared(incident, waits).ifPresent(made::add));
        return made;
    }

    private static String group(Event event) {
        var match = GROUP.matcher(event.line().text());
        return match.find() ? match.group(1) : "";
    }

    private static Optional<Event> compared(Incident incident, Map<Integer, Event> waits) {
        if (waits.size() < 2) {
            return Optional.empty();
        }
        Set<String> works = new LinkedHashSet<>();
        waits.values()
                .forEach(event -> works.add(event.value("op").orElse("collective") + " "
                        + event.value("seq").orElse("")));
        Event first = waits.values().iterator().next();
        if (works.size() > 1) {
            String ranks = waits.values().stream()
                    .map(event -> event.rank().orElseThrow() + ": "
                            + event.value("op").orElse("collective") + " "
                            + event.value("seq").orElse(""))
                    .limit(4)
                    .collect(Collectors.joining(", "));
            return Optional.of(Derived.of(
                    incident.book().rule("collective-mismatch.different-work"), first, Map.of("detail", ranks)));
        }
        Set<Integer> late = missing(incident, waits.keySet());
        if (late.isEmpty() || late.size() > waits.size()) {
            return Optional.empty();
        }
        String ranks = late.stream().limit(8).map(String::valueOf).collect(Collectors.joining(","));
        return Optional.of(Derived.of(
                incident.book().rule("collective-timeout-slow-rank.one-behind"),
                first,
                Map.of("detail", "rank " + ranks)));
    }

    /** Ranks below the highest that is known of, which did not wait. */
    private static Set<Integer> missing(Incident incident, Set<Integer> waited) {
        var known = new TreeSet<Integer>(waited);
        incident.events().forEach(event -> event.rank().ifPresent(known::add));
        var late = new TreeSet<Integer>();
        for (int rank = 0; rank <= known.last(); rank++) {
            if (!waited.contains(rank)) {
                late.add(rank);
            }
        }
        return late;
    }
}
