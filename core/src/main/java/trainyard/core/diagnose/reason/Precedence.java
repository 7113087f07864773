package trainyard.core.diagnose.reason;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.diagnose.read.Event;
import trainyard.core.diagnose.rules.Tier;
import trainyard.core.diagnose.rules.Weight;

/**
 * Which of two causes explains the other: the earlier, where times tell; else the one that is nearer to the machine. A
 * mere hint explains nothing that is sure of itself.
 */
final class Precedence {
    /** The kernel tells of a broken GPU seconds after the program felt it, or before. */
    private static final Duration OF_HARDWARE = Duration.ofMinutes(2);

    private static final Duration SAME_SOURCE = Duration.ofSeconds(2);
    private static final Duration OTHER_SOURCE = Duration.ofSeconds(20);

    /** The time of a line that bears none is that of one before it. */
    private static final Duration NOT_EXACT = Duration.ofMinutes(3);

    /** A program that printed so much after an error had caught it. */
    private static final long WENT_ON = 200;

    /** What remains to choose from where nothing explains the other. */
    private static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::weight)
            .thenComparing(Candidate::tier)
            .thenComparing(candidate -> candidate.cause().order())
            .thenComparing(
                    candidate -> candidate.began().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE))
            .thenComparing(candidate -> candidate.first().line().line())
            .thenComparing(Candidate::slug);

    private Precedence() {}

    private enum When {
        BEFORE,
        AFTER,
        TOGETHER
    }

    /** The candidate that no other explains. */
    static Optional<Candidate> choose(List<Candidate> candidates) {
        List<Candidate> unexplained = candidates.stream()
                .filter(one -> candidates.stream().noneMatch(other -> other != one && explains(other, one)))
                .toList();
        // Two that explain one another leave none: then all are left.
        return (unexplained.isEmpty() ? candidates : unexplained).stream().min(ORDER);
    }

    /** Why a candidate was not chosen, as the end of a sentence. */
    static String why(Candidate chosen, Candidate other) {
        if (chosen.cause().masks().contains(other.slug())) {
            return "this follows from " + chosen.cause().title().toLowerCase(Locale.ROOT);
        }
        return switch (when(chosen, other)) {
            case BEFORE -> "it came after the first sign of the cause";
            case AFTER -> "it came earlier, but the job went on, or it is the weaker sign";
            case TOGETHER ->
                chosen.tier().compareTo(other.tier()) < 0
                        ? "the cause lies deeper and explains it"
                        : "the evidence for it is weaker";
        };
    }

    static boolean explains(Candidate one, Candidate other) {
        if (one.cause().masks().contains(other.slug())) {
            return one.weight() != Weight.LOW || other.weight() == Weight.LOW;
        }
        if (other.cause().masks().contains(one.slug())
                || one.tier() == Tier.SYMPTOM && other.tier() != Tier.SYMPTOM
                || one.weight() == Weight.LOW && other.weight() != Weight.LOW) {
            return false;
        }
        if (isTroubleWhileItRan(one, other)) {
            return false;
        }
        if (isTroubleWhileItRan(other, one)) {
            return true;
        }
        return switch (when(one, other)) {
            case BEFORE -> !wentOn(one, other);
            case AFTER -> wentOn(other, one) && one.tier().compareTo(other.tier()) < 0;
            case TOGETHER -> isDeeper(one, other);
        };
    }

    /** Daemons had trouble that keeps jobs from starting, but this one ran until it was ended for a reason of its own. */
    private static boolean isTroubleWhileItRan(Candidate trouble, Candidate end) {
        return trouble.tier() == Tier.LAUNCH
                && end.tier() == Tier.SCHEDULER
                && end.weight() == Weight.HIGH
                && trouble.strongest().stream()
                        .allMatch(event -> event.kind() == SourceKind.SLURMCTLD || event.kind() == SourceKind.SLURMD);
    }

    private static boolean isDeeper(Candidate one, Candidate other) {
        int tier = one.tier().compareTo(other.tier());
        // What ranks say of one another follows from anything that is wrong with one of them, however loudly it is
        // said.
        boolean ofOthers =
                other.tier().compareTo(Tier.DESYNC) >= 0 && one.tier().compareTo(Tier.DESYNC) < 0;
        boolean weaker = !ofOthers && one.weight().compareTo(other.weight()) > 0;
        if (tier != 0) {
            return tier < 0 && !weaker;
        }
        int order = Integer.compare(one.cause().order(), other.cause().order());
        return order < 0 && !weaker;
    }

    /** Whether the job lived on for long after an error, until it was ended from outside. */
    private static boolean wentOn(Candidate error, Candidate end) {
        return end.tier() == Tier.SCHEDULER
                && error.tier() != Tier.SCHEDULER
                && error.events().stream().mapToLong(Event::rest).min().orElse(0) > WENT_ON;
    }

    private static When when(Candidate one, Candidate other) {
        if (one.began().isPresent() && other.began().isPresent()) {
            Duration apart = Duration.between(one.began().get(), other.began().get());
            if (apart.abs().compareTo(slack(one, other)) > 0) {
                return apart.isPositive() ? When.BEFORE : When.AFTER;
            }
        }
        return byLine(one, other);
    }

    /** Slurm's own line stands where it belongs among those of the program; programs' lines do not among one another. */
    private static When byLine(Candidate one, Candidate other) {
        boolean scheduler = one.tier() == Tier.SCHEDULER ^ other.tier() == Tier.SCHEDULER;
        boolean bothReal =
                one.tier().compareTo(Tier.PROGRAM) <= 0 && other.tier().compareTo(Tier.PROGRAM) <= 0;
        Event first = one.first();
        Event second = other.first();
        if (!scheduler
                || !bothReal
                || !first.source().equals(second.source())
                || first.line().line() == 0) {
            return When.TOGETHER;
        }
        int order = Long.compare(first.line().line(), second.line().line());
        return order < 0 ? When.BEFORE : order > 0 ? When.AFTER : When.TOGETHER;
    }

    private static Duration slack(Candidate one, Candidate other) {
        boolean hardware = one.tier() == Tier.HARDWARE || other.tier() == Tier.HARDWARE;
        Duration usual = hardware
                ? OF_HARDWARE
                : one.first().source().equals(other.first().source()) ? SAME_SOURCE : OTHER_SOURCE;
        return one.isExact() && other.isExact() || usual.compareTo(NOT_EXACT) > 0 ? usual : NOT_EXACT;
    }
}
