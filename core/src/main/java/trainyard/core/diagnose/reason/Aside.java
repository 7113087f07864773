package trainyard.core.diagnose.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.diagnose.Role;
import trainyard.core.diagnose.SetAside;
import trainyard.core.diagnose.read.Event;

/** What was seen and is not the cause, one entry for each rule, and why. */
final class Aside {
    private static final int MOST = 20;

    private Aside() {}

    static List<SetAside> of(Incident incident, Optional<Candidate> chosen, List<Candidate> candidates) {
        Map<String, List<Event>> byRule = new LinkedHashMap<>();
        incident.events().stream()
                .filter(event -> event.rule().role() != Role.MARK)
                .filter(event -> !isOf(chosen, event))
                .sorted(Comparator.comparing(event -> event.rule().role()))
                .forEach(event -> byRule.computeIfAbsent(event.rule().id(), _ -> new ArrayList<>())
                        .add(event));
        return byRule.values().stream()
                .limit(MOST)
                .map(events -> aside(events, chosen, candidates))
                .toList();
    }

    private static boolean isOf(Optional<Candidate> chosen, Event event) {
        return chosen.isPresent()
                && event.rule().cause().filter(chosen.get().cause()::equals).isPresent();
    }

    private static SetAside aside(List<Event> events, Optional<Candidate> chosen, List<Candidate> candidates) {
        Event first = events.getFirst();
        Optional<Candidate> rival = first.rule()
                .cause()
                .flatMap(cause -> candidates.stream()
                        .filter(candidate -> candidate.cause().equals(cause))
                        .findFirst());
        String says = first.rule().says();
        String why = rival.isPresent() && chosen.isPresent()
                ? says + " Not the cause: " + Precedence.why(chosen.get(), rival.get()) + "."
                : says;
        return new SetAside(
                first.line(), events.stream().mapToLong(Event::times).max().orElse(1), why);
    }
}
