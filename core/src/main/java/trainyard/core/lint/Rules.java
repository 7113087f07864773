package trainyard.core.lint;

import java.util.List;

/** All rules there are. */
public final class Rules {
    public static final List<Rule> ALL = List.of(
            new NotASetting(),
            new UnknownKey(),
            GoneKey.removed(),
            GoneKey.defunct(),
            GoneKey.renamed(),
            GoneKey.obsolete(),
            GoneKey.unused(),
            BadValue.ofForm(),
            BadValue.ofLists(),
            new DuplicateKey());

    private Rules() {}
}
