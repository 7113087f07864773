package trainyard.core.diagnose.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import trainyard.core.diagnose.Role;
import trainyard.core.diagnose.SourceKind;

/**
 * How an event is found in a line.
 *
 * @param id its name for ever: the cause or a subject, a dot, and what it looks for
 * @param cause a slug; empty where it points at none
 * @param tier that of the cause, where the rule does not say otherwise
 * @param find one of these stands in each line that it matches, whatever the case of ASCII letters; empty for a rule
 *     whose events are made by a reader of its own
 * @param pattern found anywhere in the line; named groups become values of the event
 * @param on the kinds of sources that it looks at; empty for all
 * @param elsewhere whether the machine that tells it is not the one that has the trouble
 * @param says what such a line means, in a sentence
 * @param source the document that it comes from
 * @param wants what would tell more, where the cause stays unknown
 */
public record Rule(
        String id,
        Optional<Cause> cause,
        Role role,
        Weight weight,
        Tier tier,
        List<String> find,
        Pattern pattern,
        Set<SourceKind> on,
        boolean elsewhere,
        String says,
        String source,
        List<Cause.Confirm> wants,
        List<Example> matches,
        List<String> misses) {
    public Rule {
        find = List.copyOf(find);
        on = Set.copyOf(on);
        wants = List.copyOf(wants);
        matches = List.copyOf(matches);
        misses = List.copyOf(misses);
    }

    /** Whether the rule's events come from a reader of its own, which knows the rule by its id. */
    public boolean isBuiltIn() {
        return find.isEmpty();
    }

    public boolean looksAt(SourceKind kind) {
        return on.isEmpty() ? kind != SourceKind.OTHER_JOBS && kind != SourceKind.SCRIPT : on.contains(kind);
    }

    /**
     * A line that the rule has to match.
     *
     * @param with values that it has to find there
     */
    public record Example(String line, Map<String, String> with) {
        public Example {
            with = Map.copyOf(with);
        }
    }
}
