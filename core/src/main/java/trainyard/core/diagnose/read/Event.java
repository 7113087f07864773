package trainyard.core.diagnose.read;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.diagnose.rules.Rule;

/**
 * A line that a rule knows.
 *
 * @param exact whether the line bears its time itself; else it is that of the nearest line before it, or there is none
 * @param rest lines of the source behind this one
 * @param values what the rule took out of the line, by name
 * @param times how often the like was seen in this source, at this node and rank, this time included
 */
public record Event(
        Rule rule,
        EvidenceLine line,
        SourceKind kind,
        boolean exact,
        long rest,
        Optional<String> node,
        Optional<Integer> rank,
        Map<String, String> values,
        long times) {
    public Event {
        values = Map.copyOf(values);
    }

    public Optional<Instant> time() {
        return line.time();
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** When what it reports began: earlier than its line by as long as a wait had lasted. */
    public Optional<Instant> began() {
        return time().map(at -> at.minus(lasted()));
    }

    public Duration lasted() {
        return value("ms")
                .filter(text -> text.matches("\\d{1,12}"))
                .map(text -> Duration.ofMillis(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }

    public String source() {
        return line.source();
    }

    public Event with(String name, String value) {
        var more = new HashMap<>(values);
        more.put(name, value);
        return new Event(rule, line, kind, exact, rest, node, rank, more, times);
    }

    /** The same on a node that another line tells. */
    public Event on(String name) {
        return new Event(rule, line, kind, exact, rest, Optional.of(name), rank, values, times);
    }

    /** The same of a rank that another line tells. */
    public Event of(int number) {
        return new Event(rule, line, kind, exact, rest, node, Optional.of(number), values, times);
    }

    /** The same at another time: of a clock that was wrong. */
    public Event later(Duration by) {
        var moved = new EvidenceLine(line.source(), line.line(), line.time().map(at -> at.plus(by)), line.text());
        return new Event(rule, moved, kind, exact, rest, node, rank, values, times);
    }

    Event seen(long count, long lines) {
        return new Event(rule, line, kind, exact, Math.max(0, lines - line.line()), node, rank, values, count);
    }
}
