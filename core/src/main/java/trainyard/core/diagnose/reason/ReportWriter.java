package trainyard.core.diagnose.reason;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.diagnose.Confidence;
import trainyard.core.diagnose.Evidence;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.Layer;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.Owner;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.Retry;
import trainyard.core.diagnose.Role;
import trainyard.core.diagnose.read.Event;
import trainyard.core.diagnose.rules.Cause;
import trainyard.core.slurm.SlurmVersion;

/** Writes the report of what was found out. */
final class ReportWriter {
    /** How near a wait's beginning has to be to a sign of the cause to speak for it. */
    private static final Duration NEAR = Duration.ofMinutes(2);

    private final Evidence evidence;
    private final Incident incident;
    private final List<Candidate> candidates;
    private final List<Happening> timeline;

    ReportWriter(Evidence evidence, Incident incident, List<Candidate> candidates, List<Happening> timeline) {
        this.evidence = evidence;
        this.incident = incident;
        this.candidates = candidates;
        this.timeline = timeline;
    }

    Report known(Candidate chosen) {
        Cause cause = chosen.cause();
        var blame = new Blame(chosen, incident);
        var texts = new Texts(blame.values());
        Confidence confidence = confidence(chosen);
        var missing = new ArrayList<>(evidence.missing());
        if (confidence != Confidence.CONFIRMED) {
            cause.confirm().forEach(confirm -> missing.add(wanted(confirm, texts, "It would make sure of the cause.")));
        }
        return new Report(
                incident.job(),
                cause.slug(),
                cause.title(),
                cause.layer(),
                confidence,
                texts.filled(cause.summary()),
                cause.explanation(),
                blame.blamed(),
                lines(chosen.events().stream()),
                Aside.of(incident, Optional.of(chosen), candidates),
                missing,
                Surroundings.of(incident),
                cause.owner(),
                remedies(cause, texts),
                cause.retry(),
                timeline);
    }

    Report unknown() {
        List<Event> effects = incident.where(event ->
                        event.rule().role() == Role.VICTIM || event.rule().role() == Role.MESSENGER)
                .toList();
        String summary = effects.isEmpty()
                ? "No sign of a failure was found in " + incident.readings().size() + " sources."
                : "Only after-effects are left. What was seen last of all that could tell more stands below.";
        return new Report(
                incident.job(),
                Report.UNKNOWN,
                "Cause not found",
                Layer.UNKNOWN,
                Confidence.UNKNOWN,
                summary,
                "What is left tells that something failed, and not what. An after-effect is not made a cause here: it"
                        + " would send you to the wrong place.",
                List.of(),
                lines(effects.stream()
                        .sorted(Comparator.comparing(event -> event.time().orElse(Instant.MAX)))),
                Aside.of(incident, Optional.empty(), candidates),
                wants(effects),
                Surroundings.of(incident),
                Owner.BOTH,
                List.of(),
                Retry.UNKNOWN,
                timeline);
    }

    private List<Missing> wants(List<Event> effects) {
        var texts = new Texts(
                incident.job().id().isEmpty()
                        ? Map.of()
                        : Map.of("job", incident.job().id()));
        var missing = new ArrayList<>(evidence.missing());
        effects.stream()
                .flatMap(event -> event.rule().wants().stream())
                .distinct()
                .forEach(want -> missing.add(wanted(want, texts, "It may hold the cause.")));
        Wanted.of(incident).forEach(want -> missing.add(wanted(want, texts, "It may hold the cause.")));
        return missing;
    }

    private static Missing wanted(Cause.Confirm confirm, Texts texts, String why) {
        return new Missing(texts.filled(confirm.what()), why, texts.filled(confirm.how()));
    }

    /** A rival of the same kind makes less sure; ranks that began to wait at that moment make more sure. */
    private Confidence confidence(Candidate chosen) {
        Confidence alone = chosen.alone();
        boolean awaited = chosen.began().isPresent()
                && incident.where(event -> event.rule().role() == Role.VICTIM
                                && !event.lasted().isZero())
                        .flatMap(event -> event.began().stream())
                        .anyMatch(
                                began -> Duration.between(began, chosen.began().get())
                                                .abs()
                                                .compareTo(NEAR)
                                        <= 0);
        boolean contested = candidates.stream()
                .anyMatch(other -> other != chosen
                        && other.tier() == chosen.tier()
                        && other.cause().order() == chosen.cause().order()
                        && other.weight().compareTo(chosen.weight()) <= 0
                        && !Precedence.explains(chosen, other));
        Confidence better = awaited && alone == Confidence.PROBABLE ? Confidence.CONFIRMED : alone;
        return contested ? better.lowered() : better;
    }

    private static List<EvidenceLine> lines(Stream<Event> events) {
        var seen = new HashSet<String>();
        return events.map(Event::line)
                // What the epilog saved of a log stands in the log too.
                .filter(line -> seen.add(line.text()))
                .limit(Report.MOST_LINES)
                .toList();
    }

    private List<Remedy> remedies(Cause cause, Texts texts) {
        Optional<SlurmVersion> version = SlurmVersion.find(evidence.version());
        return cause.remedies().stream()
                .filter(rule -> rule.isKnownTo(version))
                .map(rule -> new Remedy(
                        texts.filled(rule.text()),
                        rule.owner(),
                        texts.words(rule.command()).orElse(List.of()),
                        rule.action()))
                .toList();
    }
}
