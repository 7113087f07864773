package trainyard.core.lint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.core.slurm.Nearest;
import trainyard.core.slurm.SlurmVersion;

/**
 * The words that a value may be.
 *
 * @param otherwise what Slurm makes of another word
 * @param words by the word in lower case, without the {@code =} or {@code :} that a value follows
 */
record WordList(String name, List<Verdict> otherwise, Map<String, Word> words) {
    /** What Slurm makes of another word from a version on. */
    record Verdict(SlurmVersion since, Severity severity) {}

    /** @param text as Slurm's manual writes it; ends in {@code =} or {@code :} where a value follows */
    record Word(String text, History history) {
        String key() {
            return text.replaceFirst("[=:]$", "").toLowerCase(Locale.ROOT);
        }
    }

    Optional<Misfit> misfit(String given, SlurmVersion version) {
        Optional<Word> word = find(given);
        Status status = word.map(found -> found.history().at(version)).orElse(Status.UNKNOWN);
        String elsewhere = word.flatMap(found -> found.history().knownElsewhere(version))
                .map(when -> "; " + when)
                .orElse("");
        return switch (status) {
            case KNOWN, RENAMED -> Optional.empty();
            case UNKNOWN ->
                Optional.of(new Misfit(otherwise(version), unknown(given, version) + elsewhere, mend(given, version)));
            case REMOVED -> Optional.of(new Misfit(Severity.ERROR, "'" + given + "' has been removed", "remove it"));
            case DEFUNCT ->
                Optional.of(new Misfit(Severity.WARNING, "'" + given + "' is defunct: an error line", "remove it"));
            case OBSOLETE ->
                Optional.of(new Misfit(Severity.WARNING, "'" + given + "' is deprecated: a warning", "replace it"));
            case UNUSED -> Optional.of(new Misfit(Severity.NOTE, "'" + given + "' does nothing", "remove it"));
        };
    }

    private Severity otherwise(SlurmVersion version) {
        Severity severity = otherwise.getFirst().severity();
        for (Verdict verdict : otherwise) {
            severity = version.atLeast(verdict.since()) ? verdict.severity() : severity;
        }
        return severity;
    }

    private String unknown(String given, SlurmVersion version) {
        String then = switch (otherwise(version)) {
            case ERROR -> ", and Slurm ends there";
            case WARNING -> ": an error line, and it is ignored";
            case NOTE -> ": Slurm ignores it without a word";
        };
        return "'" + given + "' is not known to " + version.release() + then;
    }

    private String mend(String given, SlurmVersion version) {
        List<String> known = words.values().stream()
                .filter(word -> word.history().at(version) == Status.KNOWN)
                .map(Word::text)
                .toList();
        return Nearest.to(given, known)
                .map(near -> "did you mean " + near + "?")
                .orElse(
                        known.size() > 12
                                ? "remove it"
                                : "remove it, or write one of "
                                        + known.stream().sorted().collect(Collectors.joining(", ")));
    }

    private Optional<Word> find(String given) {
        String lower = given.toLowerCase(Locale.ROOT);
        Word whole = words.get(lower);
        if (whole != null) {
            return Optional.of(whole);
        }
        int end = lower.indexOf('=') >= 0 ? lower.indexOf('=') : lower.indexOf(':');
        return end < 0 ? Optional.empty() : Optional.ofNullable(words.get(lower.substring(0, end)));
    }
}
