package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.List;
import trainyard.core.plan.yaml.YamlNode;

/**
 * A mapping's key with its value, or a list's item, as it stands in the text.
 *
 * @param start the offset of the key, or of the item's dash where it has one
 * @param end the offset behind the value
 */
record Member(int start, int end, YamlNode value) {
    static List<Member> of(Lines lines, YamlNode collection) {
        return switch (collection) {
            case YamlNode.Mapping mapping -> ofMapping(lines, mapping);
            case YamlNode.Sequence list -> ofList(lines, list);
            case YamlNode.Scalar _, YamlNode.Alias _ -> List.of();
        };
    }

    private static List<Member> ofMapping(Lines lines, YamlNode.Mapping mapping) {
        int column = lines.column(mapping.place().content());
        var members = new ArrayList<Member>();
        for (YamlNode.Pair pair : mapping.entries()) {
            int start = pair.key().place().start();
            if (!mapping.flow() && lines.column(start) > column) {
                // An explicit key, with a question mark before it.
                start = lines.start(start) + column;
            }
            int end = Math.max(pair.key().place().end(), pair.value().place().end());
            members.add(new Member(start, end, pair.value()));
        }
        return members;
    }

    private static List<Member> ofList(Lines lines, YamlNode.Sequence list) {
        int column = lines.column(list.place().content());
        var members = new ArrayList<Member>();
        for (YamlNode item : list.items()) {
            int start = item.place().start();
            if (!list.flow()) {
                start = members.isEmpty() ? list.place().content() : dash(lines, start, column);
            }
            members.add(new Member(start, item.place().end(), item));
        }
        return members;
    }

    /** The dash of an item: in the item's own line, or above it with blank lines and comments between. */
    private static int dash(Lines lines, int item, int column) {
        int line = lines.start(item);
        while (line > 0 && !isDash(lines, line, column)) {
            line = lines.start(lines.beforeBreak(line));
        }
        return line + column;
    }

    private static boolean isDash(Lines lines, int line, int column) {
        int at = line + column;
        return at < lines.text().length() && lines.text().charAt(at) == '-' && lines.isFirst(at);
    }
}
