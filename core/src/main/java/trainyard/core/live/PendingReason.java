package trainyard.core.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Why a job waits: Slurm's reason, and what it means to a person. The codes are those of squeue(1), JOB REASON CODES,
 * and of the documentation's job_reason_codes; the table is the resource {@code pending-reasons.txt}.
 *
 * @param text as Slurm wrote it
 * @param code the part of the text that the table knows, else what stands before a comma; blanks as blanks
 * @param who can do something about it
 * @param sentence what it means; for a code that no table has, Slurm's own text
 * @param help what helps; empty for a code that no table has
 * @param limit the limit of an association or QOS that is reached, where the reason is one
 */
public record PendingReason(
        String text, String code, Who who, String sentence, String help, Optional<PendingLimit> limit) {
    /** Who can make the job start sooner. */
    public enum Who {
        USER,
        ADMIN,
        /** It passes by itself. */
        NOBODY,
        /** The reason is not known to the console. */
        UNKNOWN
    }

    private record Meaning(Who who, String sentence, String help) {}

    private static final Map<String, Meaning> MEANINGS = table();

    private static Map<String, Meaning> table() {
        try (var text = PendingReason.class.getResourceAsStream("pending-reasons.txt")) {
            var meanings = new HashMap<String, Meaning>();
            new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line ->
                            Arrays.stream(line.split("\\|")).map(String::strip).toList())
                    .forEach(row -> meanings.put(
                            row.get(0),
                            new Meaning(Who.valueOf(row.get(1).toUpperCase(Locale.ROOT)), row.get(2), row.get(3))));
            return Map.copyOf(meanings);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads a reason as {@code squeue} or {@code scontrol} writes it: with blanks or underscores, and perhaps with
     * details behind a comma, as in {@code ReqNodeNotAvail, UnavailableNodes:n[1-2]}.
     */
    public static PendingReason of(String text) {
        String shown = text.isBlank() ? "None" : text.strip();
        String first = beforeComma(shown);
        String words = first.replace('_', ' ');
        Meaning meaning = MEANINGS.get(words);
        if (meaning != null) {
            return new PendingReason(text, words, meaning.who(), meaning.sentence(), meaning.help(), Optional.empty());
        }
        return PendingLimit.of(first)
                .map(limit ->
                        new PendingReason(text, first, limit.who(), limit.sentence(), limit.help(), Optional.of(limit)))
                .orElseGet(() -> new PendingReason(text, words, Who.UNKNOWN, shown, "", Optional.empty()));
    }

    /** Whether the console knows what the reason means. */
    public boolean isKnown() {
        return who != Who.UNKNOWN;
    }

    /** The reason's code where only an admin can do something about it. Asked of every waiting job at every refresh. */
    static Optional<String> forAdmin(String text) {
        String code = beforeComma(text).replace('_', ' ');
        Meaning meaning = MEANINGS.get(code);
        return meaning != null && meaning.who() == Who.ADMIN ? Optional.of(code) : Optional.empty();
    }

    private static String beforeComma(String text) {
        int comma = text.indexOf(',');
        return comma < 0 ? text : text.substring(0, comma);
    }
}
