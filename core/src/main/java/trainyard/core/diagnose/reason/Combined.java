package trainyard.core.diagnose.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import trainyard.core.diagnose.read.Event;
import trainyard.core.diagnose.rules.Combination;

/** The combinations that the rules name. */
final class Combined implements Observation {
    @Override
    public List<Event> of(Incident incident) {
        Set<String> there = incident.ruleIds();
        var made = new ArrayList<Event>();
        for (Combination combination : incident.book().combinations()) {
            boolean holds = there.containsAll(combination.all())
                    && (combination.any().isEmpty()
                            || combination.any().stream().anyMatch(there::contains))
                    && combination.none().stream().noneMatch(incident::has);
            if (holds) {
                Stream.concat(combination.all().stream(), combination.any().stream())
                        .flatMap(incident::of)
                        // The one that says where.
                        .min(Comparator.comparing((Event event) -> event.node().isEmpty())
                                .thenComparing(event -> event.rule().role()))
                        .ifPresent(basis -> made.add(Derived.of(combination.rule(), basis, Map.of())));
            }
        }
        return made;
    }
}
