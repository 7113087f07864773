package trainyard.core.diagnose.reason;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.diagnose.read.Event;
import trainyard.core.diagnose.read.Reading;
import trainyard.core.diagnose.rules.RuleBook;

/**
 * All that is known of one failure while it is thought about.
 *
 * @param events of all sources, those that are about other jobs, nodes and times left out
 */
record Incident(RuleBook book, JobFacts job, List<Reading> readings, List<Event> events) {
    Incident {
        readings = List.copyOf(readings);
        events = List.copyOf(events);
    }

    Incident with(Collection<Event> more) {
        var all = new ArrayList<>(events);
        all.addAll(more);
        return new Incident(book, job, readings, all);
    }

    Stream<Event> of(String rule) {
        return where(event -> event.rule().id().equals(rule));
    }

    Stream<Event> where(Predicate<Event> condition) {
        return events.stream().filter(condition);
    }

    boolean has(String ruleOrCause) {
        return events.stream()
                .anyMatch(event -> event.rule().id().equals(ruleOrCause)
                        || event.rule()
                                .cause()
                                .filter(cause -> cause.slug().equals(ruleOrCause))
                                .isPresent());
    }

    Stream<Reading.SlurmRecord> records(SourceKind kind) {
        return readings.stream()
                .filter(reading -> reading.kind() != SourceKind.OTHER_JOBS)
                .flatMap(reading -> reading.records().stream())
                .filter(record -> record.kind() == kind);
    }

    Set<String> ruleIds() {
        return events.stream().map(event -> event.rule().id()).collect(Collectors.toSet());
    }
}
