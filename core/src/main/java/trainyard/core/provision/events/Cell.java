package trainyard.core.provision.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A task on a host.
 *
 * @param ignored whether it failed and the playbook goes on all the same
 * @param started when the host began with it; {@link Instant#EPOCH} where it did not yet
 * @param duration how long it took; zero where it has not ended
 * @param message why it is so, as a sentence; while it runs, what it waits for
 * @param items rounds of a loop that are done
 * @param from where its result's line stands in the events file, in bytes; {@code length} is 0 where there is none
 */
public record Cell(
        State state,
        boolean ignored,
        Instant started,
        Duration duration,
        String message,
        int items,
        long from,
        int length) {
    /** The host has no part in the task. */
    static final Cell ABSENT = of(State.ABSENT);

    static final Cell WAITING = of(State.WAITING);
    static final Cell NOT_RUN = of(State.NOT_RUN);

    /** How it is with a task on a host. */
    public enum State {
        WAITING,
        RUNNING,
        OK,
        CHANGED,
        FAILED,
        SKIPPED,
        UNREACHABLE,
        /** The run ended while the task was under way. */
        BROKEN_OFF,
        /** The task passed without this host: another host did it for all, or the host had failed before. */
        NOT_RUN,
        /** The host is not one of the play's. */
        ABSENT;

        /** The word that stands for it on every screen. */
        public String word() {
            return this == ABSENT
                    ? "not in this play"
                    : name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** Whether the run ended badly here, ignored or not. */
        public boolean isBad() {
            return this == FAILED || this == UNREACHABLE || this == BROKEN_OFF;
        }
    }

    private static Cell of(State state) {
        return new Cell(state, false, Instant.EPOCH, Duration.ZERO, "", 0, 0, 0);
    }

    static Cell running(Instant at) {
        return new Cell(State.RUNNING, false, at, Duration.ZERO, "", 0, 0, 0);
    }

    Cell brokenOff() {
        return new Cell(State.BROKEN_OFF, false, started, duration, message, items, from, length);
    }

    Cell saying(String word) {
        return new Cell(state, ignored, started, duration, word, items, from, length);
    }

    Cell withItem(String word) {
        return new Cell(state, ignored, started, duration, word, items + 1, from, length);
    }

    Cell ended(RunEvent.HostResult result, long at, int size) {
        return new Cell(
                State.valueOf(result.status().name()),
                result.ignored(),
                started.equals(Instant.EPOCH) ? result.at().minus(result.duration()) : started,
                result.duration(),
                result.message(),
                items,
                at,
                size);
    }

    /** Whether the host is lost to the run here: it failed, and nothing makes up for it. */
    public boolean isFailure() {
        return state.isBad() && !ignored;
    }
}
