package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A line of columns, from the text of {@code -o} or {@code -O} of squeue(1) and sinfo(1). */
final class RowFormat<T> {
    private static final Pattern SHORT = Pattern.compile("%(\\.?)([0-9]*)([A-Za-z])");
    private static final Pattern LONG = Pattern.compile("([A-Za-z0-9_-]+)(?::(\\.?)([0-9]*)(.*))?");

    /** Slurm's width of an {@code -O} column that names neither a width nor a suffix. */
    private static final int LONG_WIDTH = 20;

    /** A column: text before it, the field, its width (0 for as long as it is), and text behind it. */
    private record Column<T>(String before, Field<T> field, int width, boolean right, String after) {
        void print(StringBuilder row, String text) {
            row.append(before);
            if (width == 0) {
                row.append(text);
            } else {
                String cut = text.length() > width ? text.substring(0, width) : text;
                String pad = " ".repeat(width - cut.length());
                row.append(right ? pad : cut).append(right ? cut : pad);
            }
            row.append(after);
        }
    }

    private final List<Column<T>> columns = new ArrayList<>();

    private RowFormat() {}

    /** A format such as {@code %.18i %j}; unknown letters stay as they are. */
    static <T> RowFormat<T> ofLetters(String text, List<Field<T>> fields) {
        var format = new RowFormat<T>();
        var match = SHORT.matcher(text);
        var before = new StringBuilder();
        int done = 0;
        while (match.find()) {
            before.append(text, done, match.start());
            done = match.end();
            char letter = match.group(3).charAt(0);
            var field =
                    fields.stream().filter(known -> known.letter() == letter).findFirst();
            if (field.isEmpty()) {
                before.append(match.group());
                continue;
            }
            format.columns.add(new Column<>(
                    before.toString(),
                    field.get(),
                    width(match.group(2), 0),
                    !match.group(1).isEmpty(),
                    ""));
            before.setLength(0);
        }
        String rest = before + text.substring(done);
        if (!rest.isEmpty()) {
            format.columns.add(new Column<>("", Field.of(' ', "", "", (row, wording) -> ""), 0, false, rest));
        }
        return format;
    }

    /**
     * A format such as {@code JobID:|,Name:.20}.
     *
     * @throws IllegalArgumentException for an unknown field; the message is its name
     */
    static <T> RowFormat<T> ofNames(String text, List<Field<T>> fields) {
        var format = new RowFormat<T>();
        for (String part : text.split(",")) {
            var match = LONG.matcher(part);
            if (!match.matches()) {
                throw new IllegalArgumentException(part);
            }
            String name = match.group(1).toLowerCase(Locale.ROOT);
            Field<T> field = fields.stream()
                    .filter(known -> known.names().contains(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(match.group(1)));
            boolean bare = match.group(4) == null;
            format.columns.add(new Column<>(
                    "",
                    field,
                    bare ? LONG_WIDTH : width(match.group(3), 0),
                    !bare && !match.group(2).isEmpty(),
                    bare ? "" : match.group(4)));
        }
        return format;
    }

    private static int width(String digits, int otherwise) {
        return digits.isEmpty() || digits.length() > 6 ? otherwise : Integer.parseInt(digits);
    }

    boolean has(String header) {
        return columns.stream().anyMatch(column -> column.field().header().equals(header));
    }

    void printHeader(StringBuilder text) {
        columns.forEach(column -> column.print(text, column.field().header()));
        text.append('\n');
    }

    void print(StringBuilder text, T row, Wording wording) {
        print(text, field -> field.value().apply(row, wording));
    }

    /** What keeps a row apart from others: all columns but those that speak of the whole. */
    String key(T row, Wording wording) {
        var key = new StringBuilder();
        print(key, field -> field.whole() ? "" : field.value().apply(row, wording));
        return key.toString();
    }

    private void print(StringBuilder text, Function<Field<T>, String> value) {
        for (Column<T> column : columns) {
            column.print(text, value.apply(column.field()));
        }
        text.append('\n');
    }
}
