package trainyard.core.diagnose.reason;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import trainyard.core.diagnose.Confidence;
import trainyard.core.diagnose.Role;
import trainyard.core.diagnose.read.Event;
import trainyard.core.diagnose.rules.Cause;
import trainyard.core.diagnose.rules.Tier;
import trainyard.core.diagnose.rules.Weight;

/**
 * A cause that something points at.
 *
 * @param events those that point at it, the most telling first
 */
record Candidate(Cause cause, List<Event> events) {
    private static final Comparator<Event> TELLING = Comparator.comparing(
                    (Event event) -> event.rule().weight())
            .thenComparing(event -> event.rule().role())
            .thenComparing(event -> event.began().orElse(Instant.MAX))
            .thenComparing(Event::source)
            .thenComparing(event -> event.line().line());

    Candidate {
        events = events.stream().sorted(TELLING).toList();
    }

    /** One for each cause that an initiator or a messenger points at. */
    static List<Candidate> of(Incident incident) {
        var byCause = new LinkedHashMap<Cause, List<Event>>();
        incident.where(event ->
                        event.rule().role() == Role.INITIATOR || event.rule().role() == Role.MESSENGER)
                .forEach(event -> event.rule()
                        .cause()
                        .ifPresent(cause -> byCause.computeIfAbsent(cause, _ -> new ArrayList<>())
                                .add(event)));
        return byCause.entrySet().stream()
                .map(entry -> new Candidate(entry.getKey(), entry.getValue()))
                .toList();
    }

    String slug() {
        return cause.slug();
    }

    Event first() {
        return events.getFirst();
    }

    Weight weight() {
        return first().rule().weight();
    }

    /** The best that its events have. */
    Tier tier() {
        return events.stream()
                .filter(event -> event.rule().weight() == weight())
                .map(event -> event.rule().tier())
                .min(Comparator.naturalOrder())
                .orElse(cause.tier());
    }

    /** When it began, by its events of the best weight. */
    Optional<Instant> began() {
        return strongest().stream().flatMap(event -> event.began().stream()).min(Comparator.naturalOrder());
    }

    /** Whether the line itself bears that time. */
    boolean isExact() {
        return strongest().stream().anyMatch(Event::exact);
    }

    List<Event> strongest() {
        return events.stream()
                .filter(event -> event.rule().weight() == weight())
                .toList();
    }

    /** How sure one would be with nothing else in sight: two sources that do not depend on one another count more. */
    Confidence alone() {
        Confidence alone = weight().alone();
        boolean twice = strongest().stream().map(Candidate::origin).distinct().count() > 1;
        return twice && alone != Confidence.CONFIRMED ? alone.raised() : alone;
    }

    private static String origin(Event event) {
        return event.source() + " " + event.kind();
    }
}
