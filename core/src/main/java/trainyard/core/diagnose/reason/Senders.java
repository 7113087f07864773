package trainyard.core.diagnose.reason;

import java.util.List;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.diagnose.read.Event;

/** Whose messages slurmctld did not accept: munge's line does not say it, but one that follows at once does. */
final class Senders {
    private static final String SENDER = "munge-auth.peer";
    private static final int LINES = 4;

    private Senders() {}

    static List<Event> joined(List<Event> events) {
        List<Event> senders = events.stream()
                .filter(event -> event.rule().id().equals(SENDER) && event.kind() == SourceKind.SLURMCTLD)
                .toList();
        return senders.isEmpty()
                ? events
                : events.stream().map(event -> with(senders, event)).toList();
    }

    private static Event with(List<Event> senders, Event event) {
        if (event.node().isPresent() || event.kind() != SourceKind.SLURMCTLD) {
            return event;
        }
        return senders.stream()
                .filter(sender -> sender.source().equals(event.source()))
                .filter(sender -> {
                    long behind = sender.line().line() - event.line().line();
                    return behind > 0 && behind <= LINES && sender.time().equals(event.time());
                })
                .flatMap(sender -> sender.node().stream())
                .findFirst()
                .map(event::on)
                .orElse(event);
    }
}
