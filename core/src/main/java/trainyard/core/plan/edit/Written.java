package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import trainyard.core.plan.yaml.Kinds;
import trainyard.core.plan.yaml.ScalarKind;
import trainyard.core.plan.yaml.YamlNode;

/** Values as YAML text: on one line where they are short, else a line for each key and item. */
final class Written {
    private static final int LONGEST_LINE = 100;
    private static final int DEEPEST_ON_A_LINE = 2;
    private static final String NEVER_FIRST = "-?:,[]{}#&*!|>'\"%@`.~=<";

    private Written() {}

    /** On one line; lists and mappings in brackets and braces. */
    static String flow(Data value, boolean inFlow) throws EditRefused {
        return switch (value) {
            case Data.Scalar scalar -> scalar(scalar, inFlow, YamlNode.Style.PLAIN);
            case Data.Items(var values) -> {
                var texts = new ArrayList<String>();
                for (Data one : values) {
                    texts.add(flow(one, true));
                }
                yield "[" + String.join(", ", texts) + "]";
            }
            case Data.Mapping(var entries) -> {
                var texts = new ArrayList<String>();
                for (Map.Entry<String, Data> entry : entries.entrySet()) {
                    texts.add(key(entry.getKey(), true) + ": " + flow(entry.getValue(), true));
                }
                yield "{" + String.join(", ", texts) + "}";
            }
        };
    }

    static String key(String key, boolean inFlow) throws EditRefused {
        return scalar(new Data.Scalar(key, ScalarKind.TEXT), inFlow, YamlNode.Style.PLAIN);
    }

    /** The lines of a mapping's key and value, without indentation before the first. */
    static List<String> entry(String key, Data value) throws EditRefused {
        if (isShort(value)) {
            return List.of(key(key, false) + ": " + flow(value, false));
        }
        var lines = new ArrayList<>(List.of(key(key, false) + ":"));
        block(value).forEach(line -> lines.add("  " + line));
        return lines;
    }

    /** The lines of a list's item, dash and all. */
    static List<String> item(Data item, boolean inBraces) throws EditRefused {
        if (inBraces || !(item instanceof Data.Mapping) && isShort(item) || isEmpty(item)) {
            return List.of("- " + flow(item, false));
        }
        List<String> inner = block(item);
        var lines = new ArrayList<String>();
        for (String line : inner) {
            lines.add((lines.isEmpty() ? "- " : "  ") + line);
        }
        return lines;
    }

    /** The lines of a list or mapping that is not empty. */
    static List<String> block(Data value) throws EditRefused {
        var lines = new ArrayList<String>();
        switch (value) {
            case Data.Scalar scalar -> lines.add(flow(scalar, false));
            case Data.Items(var values) -> {
                for (Data one : values) {
                    lines.addAll(item(one, isShort(one)));
                }
            }
            case Data.Mapping(var entries) -> {
                for (Map.Entry<String, Data> entry : entries.entrySet()) {
                    lines.addAll(entry(entry.getKey(), entry.getValue()));
                }
            }
        }
        return lines;
    }

    /** A list of mappings gets a line for each, so that others can come behind them. */
    static boolean isShort(Data value) throws EditRefused {
        boolean isList =
                value instanceof Data.Items(var values) && values.stream().anyMatch(Data.Mapping.class::isInstance);
        return value instanceof Data.Scalar
                || !isList
                        && depth(value) <= DEEPEST_ON_A_LINE
                        && flow(value, true).length() <= LONGEST_LINE;
    }

    static boolean isEmpty(Data value) {
        return value instanceof Data.Items(var values) && values.isEmpty()
                || value instanceof Data.Mapping(var entries) && entries.isEmpty();
    }

    private static int depth(Data value) {
        return switch (value) {
            case Data.Scalar _ -> 0;
            case Data.Items(var values) ->
                1 + values.stream().mapToInt(Written::depth).max().orElse(0);
            case Data.Mapping(var entries) ->
                1 + entries.values().stream().mapToInt(Written::depth).max().orElse(0);
        };
    }

    /** @param like how the value before it is written, which is kept where the new one allows it */
    static String scalar(Data.Scalar scalar, boolean inFlow, YamlNode.Style like) throws EditRefused {
        String text = scalar.text();
        switch (scalar.kind()) {
            case NOTHING -> {
                return "null";
            }
            case INTEGER, DECIMAL, BOOLEAN -> {
                if (!Kinds.isPlainly(text, scalar.kind()) || !isOneWord(text)) {
                    throw new EditRefused("'" + text + "' is not "
                            + (scalar.kind() == ScalarKind.BOOLEAN ? "true or false." : "a number."));
                }
                return text;
            }
            case TEXT -> {}
        }
        boolean isPrintable = text.chars().allMatch(Written::isPrintable);
        if (like == YamlNode.Style.SINGLE_QUOTED && isPrintable) {
            return "'" + text.replace("'", "''") + "'";
        }
        if (like == YamlNode.Style.DOUBLE_QUOTED || !isPrintable || !isPlain(text, inFlow)) {
            return "\"" + text.chars().mapToObj(Written::escaped).collect(Collectors.joining()) + "\"";
        }
        return text;
    }

    private static boolean isOneWord(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 127 && ",[]{}#".indexOf(c) < 0);
    }

    private static boolean isPlain(String text, boolean inFlow) {
        return !text.isEmpty()
                && NEVER_FIRST.indexOf(text.charAt(0)) < 0
                && text.strip().equals(text)
                && !text.contains(": ")
                && !text.endsWith(":")
                && !text.contains(" #")
                && !(inFlow && text.chars().anyMatch(c -> ",[]{}:?".indexOf(c) >= 0))
                && Kinds.isPlainly(text, ScalarKind.TEXT);
    }

    private static boolean isPrintable(int c) {
        return c >= ' ' && c < 127 || c >= 0xa0 && c != 0x2028 && c != 0x2029 && c != 0xfeff && c < 0xfffe;
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default ->
                isPrintable(c)
                        ? String.valueOf((char) c)
                        : "\\u" + HexFormat.of().toHexDigits((char) c);
        };
    }
}
