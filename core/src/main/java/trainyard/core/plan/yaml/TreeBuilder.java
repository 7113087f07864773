package trainyard.core.plan.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;

/** SnakeYAML's events to nodes. Its composed nodes will not do: in them an alias is the node that it stands for. */
final class TreeBuilder {
    /** As SnakeYAML's own limit: deeper nesting is a typing error or an attack on the stack. */
    private static final int DEEPEST = 50;

    private final String text;
    private final Iterator<Event> events;
    private final Offsets offsets;
    private final Map<String, Optional<YamlNode>> anchors = new HashMap<>();
    private final Map<YamlNode, List<YamlNode.Alias>> aliases = new IdentityHashMap<>();
    private int depth;

    TreeBuilder(String text, Iterator<Event> events) {
        this.text = text;
        this.events = events;
        this.offsets = Offsets.of(text);
    }

    YamlTree tree() throws YamlSyntaxException {
        events.next();
        if (events.next() instanceof StreamEndEvent) {
            return new YamlTree(text, Optional.empty(), Map.of());
        }
        YamlNode root = node(events.next());
        events.next();
        if (events.next() instanceof DocumentStartEvent second) {
            throw broken("a second document in a file that holds one", second.getStartMark());
        }
        return new YamlTree(text, Optional.of(root), aliases);
    }

    private YamlNode node(Event event) throws YamlSyntaxException {
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, Optional.empty());
        }
        if (++depth > DEEPEST) {
            throw broken("values within values more than " + DEEPEST + " deep", event.getStartMark());
        }
        YamlNode node = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start -> sequence(start);
            case MappingStartEvent start -> mapping(start);
            default -> throw broken("this is not a value", event.getStartMark());
        };
        depth--;
        if (anchor != null) {
            anchors.put(anchor, Optional.of(node));
        }
        return node;
    }

    private YamlNode alias(AliasEvent event) throws YamlSyntaxException {
        Optional<YamlNode> target = anchors.get(event.getAnchor());
        if (target == null) {
            throw broken("found undefined alias " + event.getAnchor(), event.getStartMark());
        }
        var place = place(event.getStartMark(), event.getEndMark(), null, false);
        var alias = new YamlNode.Alias(place, event.getAnchor(), target);
        target.ifPresent(
                node -> aliases.computeIfAbsent(node, _ -> new ArrayList<>()).add(alias));
        return alias;
    }

    private YamlNode scalar(ScalarEvent event) {
        YamlNode.Style style = event.isPlain()
                ? YamlNode.Style.PLAIN
                : event.isDQuoted()
                        ? YamlNode.Style.DOUBLE_QUOTED
                        : event.isSQuoted() ? YamlNode.Style.SINGLE_QUOTED : YamlNode.Style.BLOCK;
        Place place = place(event.getStartMark(), event.getEndMark(), event.getAnchor(), event.getTag() != null);
        if (style == YamlNode.Style.BLOCK) {
            place = place.until(withoutBlanks(place.content() + 1, place.end()));
        }
        ScalarKind kind =
                Kinds.of(event.getTag(), event.getValue(), event.getImplicit().canOmitTagInPlainScalar());
        return new YamlNode.Scalar(place, event.getValue(), kind, style);
    }

    private YamlNode sequence(SequenceStartEvent start) throws YamlSyntaxException {
        var items = new ArrayList<YamlNode>();
        Event event = events.next();
        while (!(event instanceof SequenceEndEvent)) {
            items.add(node(event));
            event = events.next();
        }
        Place place = place(start.getStartMark(), event.getEndMark(), start.getAnchor(), start.getTag() != null);
        if (!start.isFlow() && !items.isEmpty()) {
            place = place.until(items.getLast().place().end());
        }
        return new YamlNode.Sequence(place, start.isFlow(), List.copyOf(items));
    }

    private YamlNode mapping(MappingStartEvent start) throws YamlSyntaxException {
        var entries = new ArrayList<YamlNode.Pair>();
        Event event = events.next();
        while (!(event instanceof MappingEndEvent)) {
            YamlNode key = node(event);
            entries.add(new YamlNode.Pair(key, node(events.next())));
            event = events.next();
        }
        Place place = place(start.getStartMark(), event.getEndMark(), start.getAnchor(), start.getTag() != null);
        boolean hasBraces = start.isFlow() && text.charAt(place.content()) == '{';
        if (!hasBraces && !entries.isEmpty()) {
            YamlNode.Pair last = entries.getLast();
            place = place.until(
                    Math.max(last.value().place().end(), last.key().place().end()));
        }
        return new YamlNode.Mapping(place, start.isFlow(), List.copyOf(entries));
    }

    private Place place(Mark startMark, Mark endMark, @Nullable String anchor, boolean tagged) {
        int start = offsets.at(startMark.getIndex());
        int end = offsets.at(endMark.getIndex());
        int content = anchor != null || tagged ? Math.min(afterProperties(start), end) : start;
        return new Place(
                start,
                content,
                end,
                startMark.getLine() + 1,
                startMark.getColumn() + 1,
                Optional.ofNullable(anchor),
                tagged);
    }

    /** Behind anchor and tag, and the blanks and comments after them. */
    private int afterProperties(int start) {
        int at = start;
        int end = start;
        while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            while (at < text.length() && !isBlank(text.charAt(at)) && ",[]{}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            end = at;
            at = Blanks.after(text, at);
        }
        return at < text.length() ? at : end;
    }

    private int withoutBlanks(int from, int end) {
        int at = end;
        while (at > from && isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static YamlSyntaxException broken(String what, Mark at) {
        return new YamlSyntaxException(what, at.getLine() + 1, at.getColumn() + 1);
    }
}
