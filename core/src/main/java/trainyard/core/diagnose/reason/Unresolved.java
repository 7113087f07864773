package trainyard.core.diagnose.reason;

import java.util.List;
import java.util.Map;
import trainyard.core.diagnose.read.Event;

/** A name that could not be resolved again and again: once is a warning that may be followed by success. */
final class Unresolved implements Observation {
    private static final String RULE = "hostname-resolution.persistent";
    private static final int OFTEN = 10;

    @Override
    public List<Event> of(Incident incident) {
        List<Event> tries = incident.of("mark.unresolved").toList();
        long most = tries.stream().mapToLong(Event::times).max().orElse(0);
        return most < OFTEN
                ? List.of()
                : List.of(
                        Derived.of(incident.book().rule(RULE), tries.getFirst(), Map.of("count", Long.toString(most))));
    }
}
