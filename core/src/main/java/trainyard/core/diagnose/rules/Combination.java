package trainyard.core.diagnose.rules;

import java.util.Set;

/**
 * A cause that several events point at together, and none alone.
 *
 * @param rule what the combination means, as if it was found by a rule
 * @param all ids of rules, each of which has to have an event
 * @param any ids of rules, one of which has to have an event; empty for no such condition
 * @param none ids of rules and slugs of causes, none of which may have one
 */
public record Combination(Rule rule, Set<String> all, Set<String> any, Set<String> none) {
    public Combination {
        all = Set.copyOf(all);
        any = Set.copyOf(any);
        none = Set.copyOf(none);
    }
}
