package trainyard.app.inspect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.app.kit.Look;
import trainyard.app.kit.Times;
import trainyard.core.live.detail.NodeEvents;
import trainyard.core.live.detail.NodeEvents.Event;
import trainyard.core.live.past.NodeChange;

/** A node's changes of state in words: those that the console saw, and those that accounting remembers. */
final class NodePast {
    /** How far back accounting is asked. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    /** More than these make no short time line. */
    static final int MOST = 8;

    /**
     * A change.
     *
     * @param look of the state that it led to
     * @param why Slurm's reason and who gave it; may be empty
     */
    record Line(Look look, String what, Instant at, String why) {}

    private NodePast() {}

    static List<Line> seen(List<NodeChange> changes) {
        return changes.stream()
                .limit(MOST)
                .map(change -> new Line(
                        Look.of(change.to().shown()),
                        change.from().shown().word() + " → "
                                + change.to().shown().word(),
                        change.at(),
                        change.reason()
                                .map(reason -> why(reason.text(), reason.user()))
                                .orElse("")))
                .toList();
    }

    static List<Line> remembered(NodeEvents events, Instant now) {
        return events.events().stream()
                .limit(MOST)
                .map(event -> new Line(
                        Look.of(event.state().shown()),
                        event.state().shown().word() + lasting(event, now),
                        event.from(),
                        why(event.reason(), event.user())))
                .toList();
    }

    private static String lasting(Event event, Instant now) {
        return event.until()
                .map(end -> " for " + Times.rough(Duration.between(event.from(), end)))
                .orElseGet(() -> ", for " + Times.rough(Duration.between(event.from(), now)) + " now");
    }

    /** What stands above the changes that the console saw. */
    static String seenSince(Optional<Instant> since, int changes, Instant now) {
        String from = since.map(at -> " since " + Times.dayAndClock(at, now)).orElse("");
        return "Seen by the console" + from + (changes == 0 ? ": none" : more(changes));
    }

    static String rememberedSince(int events) {
        return "Out of service by accounting, last " + REMEMBERED.toDays() + " days"
                + (events == 0 ? ": never" : more(events));
    }

    private static String more(int number) {
        return number > MOST ? ", the last %d of %,d".formatted(MOST, number) : "";
    }

    private static String why(String reason, String user) {
        return Stream.of(reason, user).filter(word -> !word.isEmpty()).collect(Collectors.joining(", by "));
    }
}
