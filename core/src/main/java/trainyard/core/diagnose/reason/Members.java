package trainyard.core.diagnose.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import trainyard.core.diagnose.read.Event;

/** Ranks that never started: of a world of so many only some have come, or one has come twice. */
final class Members implements Observation {
    private static final String RULE = "launch-topology-mismatch.members";

    @Override
    public List<Event> of(Incident incident) {
        var byWorld = new TreeMap<Integer, List<Event>>();
        incident.of("mark.member")
                .forEach(event -> number(event, "world")
                        .ifPresent(world -> byWorld.computeIfAbsent(world, _ -> new ArrayList<>())
                                .add(event)));
        var made = new ArrayList<Event>();
        byWorld.forEach((world, events) -> {
            var ranks = new TreeSet<Integer>();
            boolean twice = false;
            for (Event event : events) {
                twice |= event.times() > 1 && event.rank().isPresent();
                event.rank().ifPresent(ranks::add);
            }
            if ((ranks.size() < world && ranks.size() > 0) || twice) {
                made.add(Derived.of(
                        incident.book().rule(RULE),
                        events.getFirst(),
                        Map.of("count", Integer.toString(ranks.size()), "world", Integer.toString(world))));
            }
        });
        return made;
    }

    private static Optional<Integer> number(Event event, String name) {
        return event.value(name).filter(text -> text.matches("\\d{1,6}")).map(Integer::parseInt);
    }
}
