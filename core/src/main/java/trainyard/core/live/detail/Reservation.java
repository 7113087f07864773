package trainyard.core.live.detail;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trainyard.core.live.SlurmText;
import trainyard.core.slurm.SlurmTime;

/**
 * A reservation, from one line of {@code scontrol -o show reservation}.
 *
 * @param values all pairs by Slurm's keys, in Slurm's order
 */
public record Reservation(Map<String, String> values, ZoneId zone) {
    private static final Map<String, Set<String>> FREE_TEXTS = Map.of("Comment", Set.of());

    public Reservation {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The lines of an answer; {@code No reservations in the system} is none. */
    static List<Reservation> read(String output, ZoneId zone) {
        return output.lines()
                .filter(line -> line.startsWith("ReservationName="))
                .map(line -> new Reservation(OneLine.cut(line, FREE_TEXTS), zone))
                .toList();
    }

    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(text -> !SlurmText.isNone(text));
    }

    public String name() {
        return value("ReservationName").orElse("");
    }

    public Optional<Instant> start() {
        return value("StartTime").flatMap(text -> SlurmTime.parse(text, zone));
    }

    public Optional<Instant> end() {
        return value("EndTime").flatMap(text -> SlurmTime.parse(text, zone));
    }

    /** Folded. */
    public String nodeList() {
        return value("Nodes").orElse("");
    }

    /** {@code ACTIVE} or {@code INACTIVE}. */
    public String state() {
        return value("State").orElse("");
    }

    public List<String> flags() {
        return value("Flags").map(SlurmText::list).orElse(List.of());
    }

    public List<String> users() {
        return value("Users").map(SlurmText::list).orElse(List.of());
    }

    public List<String> accounts() {
        return value("Accounts").map(SlurmText::list).orElse(List.of());
    }
}
