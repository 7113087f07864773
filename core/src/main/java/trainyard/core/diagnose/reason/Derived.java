package trainyard.core.diagnose.reason;

import java.util.HashMap;
import java.util.Map;
import trainyard.core.diagnose.read.Event;
import trainyard.core.diagnose.rules.Rule;

/** Events that are made of others. */
final class Derived {
    private Derived() {}

    /** An event of another rule at the same line. */
    static Event of(Rule rule, Event basis, Map<String, String> values) {
        var all = new HashMap<>(basis.values());
        all.putAll(values);
        return new Event(
                rule,
                basis.line(),
                basis.kind(),
                basis.exact(),
                basis.rest(),
                basis.node(),
                basis.rank(),
                all,
                basis.times());
    }
}
