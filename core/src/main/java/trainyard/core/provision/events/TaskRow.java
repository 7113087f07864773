package trainyard.core.provision.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A task of a run, on all hosts.
 *
 * @param id Ansible's own, of this run only
 * @param play index of its play
 * @param ended when the next task began or the run ended; {@link Instant#MAX} while neither has
 * @param cells by host, in the order of the board's hosts; hosts that came later lack
 */
public record TaskRow(
        String id,
        int play,
        String name,
        String role,
        String path,
        boolean handler,
        Instant started,
        Instant ended,
        List<Cell> cells) {
    /** What is the same for this task in another run: neither ids nor line numbers. */
    public String key() {
        return role + "|" + path.replaceFirst(":\\d+$", "") + "|" + name;
    }

    /** {@code role: name}, as people know a task. */
    public String title() {
        return role.isEmpty() ? name : role + ": " + name;
    }

    public boolean isOpen() {
        return ended.equals(Instant.MAX);
    }

    public Duration wall(Instant now) {
        return Duration.between(started, isOpen() ? now : ended);
    }

    public Cell cell(int host) {
        return host < cells.size() ? cells.get(host) : Cell.ABSENT;
    }
}
