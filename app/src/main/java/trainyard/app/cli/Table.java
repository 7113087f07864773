package trainyard.app.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Rows for a terminal: columns as wide as their longest value, numbers to the right. */
record Table<R>(List<Column<R>> columns) {
    /** @param heading in capitals, as Slurm's own tools write it */
    record Column<R>(String heading, boolean toTheRight, Function<R, Object> value) {}

    @SafeVarargs
    @SuppressWarnings("varargs")
    static <R> Table<R> of(Column<R>... columns) {
        return new Table<>(List.of(columns));
    }

    static <R> Column<R> text(String heading, Function<R, Object> value) {
        return new Column<>(heading, false, value);
    }

    static <R> Column<R> number(String heading, Function<R, Object> value) {
        return new Column<>(heading, true, value);
    }

    void print(List<R> rows, PrintWriter out) {
        var cells = rows.stream().map(this::cells).toList();
        int[] widths =
                columns.stream().mapToInt(column -> column.heading().length()).toArray();
        cells.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row[i].length())));
        out.println(line(columns.stream().map(Column::heading).toArray(String[]::new), widths));
        cells.forEach(row -> out.println(line(row, widths)));
        out.flush();
    }

    private String[] cells(R row) {
        return columns.stream()
                .map(column -> String.valueOf(column.value().apply(row)))
                .toArray(String[]::new);
    }

    private String line(String[] cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String form = "%" + (columns.get(i).toTheRight() ? "" : "-") + widths[i] + "s";
            line.append(i == 0 ? "" : "  ").append(String.format(Locale.ROOT, form, cells[i]));
        }
        return line.toString().stripTrailing();
    }
}
