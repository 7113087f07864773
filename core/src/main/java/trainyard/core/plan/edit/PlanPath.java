package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a value is in a plan: {@code clusters.hpc.compute_nodes[0].ip}, as in {@code PlanFile.positions}. */
public record PlanPath(List<Part> parts) {
    public static final PlanPath ROOT = new PlanPath(List.of());

    private static final Pattern PART = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d{1,9})]|\\[\"([^\"]*)\"]");
    private static final Pattern PLAIN = Pattern.compile("[^.\\[\\]\"\\s]+");

    public sealed interface Part {}

    /** A key of a mapping. */
    public record Key(String key) implements Part {}

    /** A place in a list, from 0. */
    public record Index(int index) implements Part {}

    public PlanPath {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a path as {@link #toString} writes it: keys with a dot, a bracket or a space stand as {@code ["a.b"]}.
     *
     * @throws IllegalArgumentException where the text is no path
     */
    public static PlanPath of(String text) {
        var parts = new ArrayList<Part>();
        Matcher matcher = PART.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new IllegalArgumentException("not a path: " + text);
            }
            if (matcher.group(2) != null) {
                parts.add(new Index(Integer.parseInt(matcher.group(2))));
            } else {
                parts.add(new Key(matcher.group(1) != null ? matcher.group(1) : matcher.group(3)));
            }
            at = matcher.end();
        }
        return new PlanPath(parts);
    }

    public PlanPath key(String key) {
        return with(new Key(key));
    }

    public PlanPath item(int index) {
        return with(new Index(index));
    }

    public PlanPath with(Part part) {
        var more = new ArrayList<>(parts);
        more.add(part);
        return new PlanPath(more);
    }

    public PlanPath then(PlanPath rest) {
        var more = new ArrayList<>(parts);
        more.addAll(rest.parts());
        return new PlanPath(more);
    }

    public boolean isRoot() {
        return parts.isEmpty();
    }

    /** The path of the mapping or list that holds this one; not of the root. */
    public PlanPath parent() {
        return new PlanPath(parts.subList(0, parts.size() - 1));
    }

    /** The key or index; not of the root. */
    public Part last() {
        return parts.getLast();
    }

    PlanPath from(int part) {
        return new PlanPath(parts.subList(part, parts.size()));
    }

    PlanPath upTo(int part) {
        return new PlanPath(parts.subList(0, part));
    }

    /** Whether the other is this path or below it. */
    public boolean holds(PlanPath other) {
        return other.parts.size() >= parts.size() && other.upTo(parts.size()).equals(this);
    }

    /** As people are told of it: the last key and the one that it is under, {@code timeouts.slurmctld}. */
    String shortly() {
        int from = parts.size();
        for (int keys = 0; from > 0 && keys < 2; from--) {
            keys += parts.get(from - 1) instanceof Key ? 1 : 0;
        }
        return from(from).toString();
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Index(int index) -> text.append('[').append(index).append(']');
                case Key(String key)
                when PLAIN.matcher(key).matches() ->
                    text.append(text.isEmpty() ? "" : ".").append(key);
                case Key(String key) -> text.append("[\"").append(key).append("\"]");
            }
        }
        return text.isEmpty() ? "the plan" : text.toString();
    }
}
