package trainyard.core.diagnose.reason;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.core.diagnose.Evidence;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.read.Event;
import trainyard.core.diagnose.read.LineTime;
import trainyard.core.diagnose.read.Reading;
import trainyard.core.diagnose.rules.RuleBook;

/** From what the sources hold to a report. */
public final class Reasoner {
    private static final int LONGEST_TIMELINE = 5_000;

    private static final List<Observation> OBSERVATIONS = List.of(
            new Collectives(),
            new NcclVersions(),
            new Recorders(),
            new Members(),
            new Unresolved(),
            new Reboots(),
            new PeakMemory(),
            new GreenRecord(),
            new Combined());

    private final RuleBook book;

    public Reasoner(RuleBook book) {
        this.book = book;
    }

    public Report report(Evidence evidence, List<Reading> readings) {
        ZoneId zone = evidence.zone();
        JobFacts job = Facts.of(readings, evidence.version(), zone);
        var relevance = new Relevance(
                job,
                Facts.numbers(readings, job),
                Facts.since(readings, job, zone),
                new LineTime(zone, LocalDate.now(zone)));
        List<Event> found =
                readings.stream().flatMap(reading -> reading.events().stream()).toList();
        List<Event> about = Clocks.joined(Ranks.joined(Senders.joined(found))).stream()
                .filter(relevance::isRelevant)
                .toList();
        var incident = new Incident(book, job, readings, about);
        for (Observation observation : OBSERVATIONS) {
            incident = incident.with(observation.of(incident));
        }
        List<Candidate> candidates = Candidate.of(incident);
        Optional<Candidate> chosen = Precedence.choose(candidates);
        var writer = new ReportWriter(evidence, incident, candidates, timeline(incident, chosen));
        return chosen.map(writer::known).orElseGet(writer::unknown);
    }

    private static List<Happening> timeline(Incident incident, Optional<Candidate> chosen) {
        Set<String> decisive = chosen.stream()
                .flatMap(candidate -> candidate.strongest().stream())
                .map(event -> event.rule().id())
                .collect(Collectors.toSet());
        return incident.events().stream()
                .sorted(Comparator.comparing((Event event) -> event.time().orElse(Instant.MAX))
                        .thenComparing(event -> event.rule().role())
                        .thenComparing(Event::source)
                        .thenComparing(event -> event.line().line()))
                .limit(LONGEST_TIMELINE)
                .map(event -> new Happening(
                        event.line(),
                        event.rule().role(),
                        event.rule().id(),
                        event.rule().cause().map(cause -> cause.slug()).orElse(""),
                        event.node(),
                        event.rank(),
                        event.times(),
                        decisive.contains(event.rule().id())))
                .toList();
    }
}
