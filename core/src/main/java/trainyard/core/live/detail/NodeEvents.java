package trainyard.core.live.detail;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import trainyard.core.slurm.NodeState;
import trainyard.core.slurm.SlurmTime;

/**
 * When a node was out of service, as slurmdbd remembers it: rows of {@code sacctmgr show event} (sacctmgr(1)). A node
 * whose reason is changed while it is out begins a new row.
 *
 * @param events newest first
 * @param unreadable rows that are not of the expected form, as they came
 */
public record NodeEvents(List<Event> events, List<String> unreadable) {
    static final String FIELDS = "TimeStart,TimeEnd,State,User,Reason";

    /**
     * @param until empty while it lasts
     * @param user who gave the reason; empty where Slurm does not tell
     */
    public record Event(Instant from, Optional<Instant> until, NodeState state, String user, String reason) {}

    public NodeEvents {
        events = List.copyOf(events);
        unreadable = List.copyOf(unreadable);
    }

    /** A reason may hold the separator, so it comes last. */
    static NodeEvents read(String output, ZoneId zone) {
        var events = new ArrayList<Event>();
        var unreadable = new ArrayList<String>();
        output.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] cells = line.split("\\|", 5);
            Optional<Instant> from = SlurmTime.parse(cells[0], zone);
            if (cells.length < 5 || from.isEmpty()) {
                unreadable.add(line);
            } else {
                events.add(new Event(
                        from.get(),
                        SlurmTime.parse(cells[1], zone),
                        NodeState.parse(cells[2]),
                        // As root(0): the number says nothing more.
                        cells[3].replaceFirst("\\(\\d+\\)$", ""),
                        cells[4]));
            }
        });
        events.sort(Comparator.comparing(Event::from).reversed());
        return new NodeEvents(events, unreadable);
    }
}
