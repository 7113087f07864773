package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.plan.yaml.Place;
import trainyard.core.plan.yaml.ScalarKind;
import trainyard.core.plan.yaml.YamlNode;

/** Another value in the place of a written one, in its style: quotes, braces, lines of its own. */
final class Replacement {
    private final Lines lines;
    private final YamlNode node;
    private final Optional<YamlNode> parent;
    private final boolean inFlow;
    private final Place place;

    Replacement(Lines lines, Route route) {
        this.lines = lines;
        this.node = route.last();
        this.parent = route.parent();
        this.inFlow = route.isInFlow();
        this.place = node.place();
    }

    List<Patch> with(Data value) throws EditRefused {
        if (place.isTagged()) {
            throw new EditRefused(
                    "The value in line " + place.line() + " has a tag (an exclamation mark): change it in the text.");
        }
        return switch (node) {
            case YamlNode.Scalar scalar when place.content() == place.end() -> nothing(value);
            case YamlNode.Scalar scalar -> List.of(scalar(scalar, value));
            case YamlNode.Alias _ -> List.of(new Patch(place.start(), place.end(), Written.flow(value, inFlow)));
            case YamlNode.Sequence _, YamlNode.Mapping _ -> collection(value);
        };
    }

    private Patch scalar(YamlNode.Scalar scalar, Data value) throws EditRefused {
        if (value instanceof Data.Scalar other) {
            Optional<String> lines = blockScalar(scalar, other);
            return inPlace(lines.isPresent() ? lines.get() : Written.scalar(other, inFlow, scalar.style()));
        }
        return inPlace(Written.flow(value, inFlow));
    }

    /** SnakeYAML takes a tab between a value and a comment, but not behind a quote or a bracket. */
    private Patch inPlace(String written) {
        int end = place.end();
        String text = lines.text();
        while (end < text.length() && (text.charAt(end) == '\t' || text.charAt(end) == ' ')) {
            end++;
        }
        boolean hasTab = text.substring(place.end(), end).indexOf('\t') >= 0;
        return hasTab
                ? new Patch(place.content(), end, written + " ")
                : new Patch(place.content(), place.end(), written);
    }

    /** Text of several lines stays text of several lines, where its header is a plain {@code |}. */
    private Optional<String> blockScalar(YamlNode.Scalar scalar, Data.Scalar value) {
        int headerEnd = lines.end(place.content());
        String header = lines.text().substring(place.content(), headerEnd).strip();
        boolean fits = scalar.style() == YamlNode.Style.BLOCK
                && header.equals("|")
                && value.kind() == ScalarKind.TEXT
                && value.text().endsWith("\n")
                && value.text().matches("(?:[!-~][ -~]*\n)+");
        if (!fits) {
            return Optional.empty();
        }
        String lineBreak = lines.breakNear(headerEnd);
        int first = lines.afterBreak(headerEnd);
        int indent = 0;
        while (lines.text().charAt(first + indent) == ' ') {
            indent++;
        }
        var text = new StringBuilder(lines.text().substring(place.content(), headerEnd));
        for (String line : value.text().split("\n")) {
            text.append(lineBreak).append(" ".repeat(indent)).append(line);
        }
        return Optional.of(text.toString());
    }

    /** Where nothing is written: behind the colon or the dash, before a comment that stands there. */
    private List<Patch> nothing(Data value) throws EditRefused {
        int slot = place.end();
        boolean hasColon = parent.isEmpty() || new Membership(lines, parent.get()).slot(node) >= 0;
        if (!hasColon) {
            YamlNode key = ((YamlNode.Mapping) parent.get())
                    .entries().stream()
                            .filter(pair -> pair.value() == node)
                            .findFirst()
                            .orElseThrow()
                            .key();
            slot = key.place().end();
            return List.of(new Patch(slot, slot, ": " + Written.flow(value, inFlow)));
        }
        return List.of(behind(slot, value));
    }

    private Patch behind(int slot, Data value) throws EditRefused {
        if (!inFlow && parent.orElse(null) instanceof YamlNode.Mapping mapping && !Written.isShort(value)) {
            String end = lines.breakNear(slot)
                    + " ".repeat(lines.column(mapping.place().content()) + 2);
            int at = lines.end(slot);
            return new Patch(at, at, end + String.join(end, Written.block(value)));
        }
        boolean touches = slot > 0 && !Character.isWhitespace(lines.text().charAt(slot - 1));
        return new Patch(slot, slot, (touches ? " " : "") + Written.flow(value, inFlow));
    }

    private List<Patch> collection(Data value) throws EditRefused {
        boolean onItsOwnLines = node.isBlock() && lines.isFirst(place.content());
        if (!onItsOwnLines || parent.isEmpty()) {
            return List.of(new Patch(place.content(), place.end(), Written.flow(value, inFlow)));
        }
        if (!(value instanceof Data.Scalar) && !Written.isEmpty(value)) {
            // A list may stand as far left as its key, a mapping may not.
            boolean tooFarLeft = value instanceof Data.Mapping
                    && parent.get() instanceof YamlNode.Mapping around
                    && lines.column(around.place().content()) >= lines.column(place.content());
            String further = tooFarLeft ? "  " : "";
            String end = lines.breakNear(place.content()) + " ".repeat(lines.column(place.content())) + further;
            return List.of(new Patch(place.content(), place.end(), further + String.join(end, Written.block(value))));
        }
        // The lines go, and the value moves up behind its key.
        int slot = place.anchor().isPresent()
                ? place.start() + 1 + place.anchor().get().length()
                : new Membership(lines, parent.get()).slot(node);
        int from = lines.beforeBreak(lines.start(place.content()));
        var patches = new ArrayList<Patch>();
        patches.add(new Patch(slot, slot, " " + Written.flow(value, inFlow)));
        patches.add(new Patch(from, lines.end(place.end()), ""));
        return patches;
    }

    /**
     * Mappings as the first items of a list that is written as empty brackets: a line for each of their keys, as people
     * write nodes. Empty where there is no room for lines, or no need of them.
     */
    Optional<List<Patch>> filled(List<Data> items) throws EditRefused {
        boolean hasRoom = !inFlow
                && !place.isTagged()
                && place.anchor().isEmpty()
                && lines.text().substring(place.content(), place.end()).matches("\\[[ \t]*]")
                && !lines.isFirst(place.content())
                && parent.orElse(null) instanceof YamlNode.Mapping;
        if (!hasRoom || !items.stream().allMatch(Data.Mapping.class::isInstance)) {
            return Optional.empty();
        }
        int from = place.content();
        while (Character.isWhitespace(lines.text().charAt(from - 1))) {
            from--;
        }
        int at = lines.end(place.end());
        String pad = lines.breakNear(at)
                + " ".repeat(lines.column(parent.orElseThrow().place().content()) + 2);
        var written = new StringBuilder();
        for (Data item : items) {
            Written.item(item, false).forEach(line -> written.append(pad).append(line));
        }
        return Optional.of(List.of(new Patch(from, place.end(), ""), new Patch(at, at, written.toString())));
    }
}
