package trainyard.core.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One command that the console ran to change a cluster.
 *
 * @param id the same in the line that begins it and the line that ends it
 * @param time when it was sent
 * @param user who sat at the console: the account on this machine
 * @param cluster the connection's name
 * @param machine who and where it ran: {@code admin@controller:22}
 * @param action in a word or two: {@code drain}
 * @param targets nodes or jobs
 * @param command argument list, as it was sent
 * @param result {@value #BEGUN} while no answer is known; else {@code done}, {@code refused} or {@code unknown}
 * @param said what the command printed, or why it had no answer
 */
public record AuditEntry(
        String id,
        Instant time,
        String user,
        String cluster,
        String machine,
        String action,
        List<String> targets,
        List<String> command,
        String result,
        String said,
        Duration took) {
    /** The result of a command that was sent and, as far as the log knows, never answered. */
    public static final String BEGUN = "begun";

    public AuditEntry {
        targets = List.copyOf(targets);
        command = List.copyOf(command);
    }

    /** A command that is about to be sent, by the user of this machine. */
    public static AuditEntry of(
            Instant time, String cluster, String machine, String action, List<String> targets, List<String> command) {
        return new AuditEntry(
                UUID.randomUUID().toString(),
                time,
                System.getProperty("user.name", ""),
                cluster,
                machine,
                action,
                targets,
                command,
                BEGUN,
                "",
                Duration.ZERO);
    }

    /** The same command with its end. */
    public AuditEntry ended(String how, String words, Instant end) {
        return new AuditEntry(
                id, time, user, cluster, machine, action, targets, command, how, words, Duration.between(time, end));
    }

    /** Whether each of the words stands somewhere in it, in any case. */
    boolean hasAll(List<String> words) {
        String all = String.join(
                        "\n",
                        time.toString(),
                        user,
                        cluster,
                        machine,
                        action,
                        String.join(" ", targets),
                        String.join(" ", command),
                        result,
                        said)
                .toLowerCase(Locale.ROOT);
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).allMatch(all::contains);
    }
}
