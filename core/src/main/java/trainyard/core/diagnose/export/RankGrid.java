package trainyard.core.diagnose.export;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.Role;

/**
 * What the ranks told, by time: ranks whose rows are alike share one, so that the odd one stands out.
 *
 * @param starts of each column, oldest first; what has no time stands in no column
 * @param width of a column
 * @param rows those with decisive cells first, then by rank, at most {@value #MOST_ROWS}
 * @param moreRanks how many ranks have no row here
 */
public record RankGrid(List<Instant> starts, Duration width, List<Row> rows, int moreRanks) {
    public static final int MOST_ROWS = 40;
    private static final int MOST_COLUMNS = 24;
    private static final List<Duration> WIDTHS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1));

    public RankGrid {
        starts = List.copyOf(starts);
        rows = List.copyOf(rows);
    }

    /** @param ranks folded: {@code 0-6,8} */
    public record Row(String ranks, int count, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        boolean isDecisive() {
            return cells.stream().anyMatch(Cell::decisive);
        }
    }

    /**
     * What one rank told within a column.
     *
     * @param role the one that says most; empty for silence
     * @param times how many lines
     */
    public record Cell(Optional<Role> role, long times, boolean decisive) {
        static final Cell NONE = new Cell(Optional.empty(), 0, false);

        Cell and(Happening other) {
            boolean more = role.isEmpty() || other.role().compareTo(role.get()) < 0;
            return new Cell(
                    more ? Optional.of(other.role()) : role, times + other.times(), decisive || other.decisive());
        }
    }

    /** Empty where fewer than two ranks told something at a known time. */
    public static Optional<RankGrid> of(List<Happening> timeline) {
        List<Happening> known = timeline.stream()
                .filter(one -> one.rank().isPresent() && one.evidence().time().isPresent())
                .toList();
        if (known.stream().map(Happening::rank).distinct().count() < 2) {
            return Optional.empty();
        }
        long first = known.stream().mapToLong(RankGrid::second).min().orElseThrow();
        long last = known.stream().mapToLong(RankGrid::second).max().orElseThrow();
        long width = width(last - first);
        long start = Math.floorDiv(first, width) * width;
        int columns = (int) Math.min(MOST_COLUMNS, (last - start) / width + 1);
        var cells = new TreeMap<Integer, Cell[]>();
        for (Happening one : known) {
            Cell[] row = cells.computeIfAbsent(one.rank().orElseThrow(), _ -> {
                var empty = new Cell[columns];
                Arrays.fill(empty, Cell.NONE);
                return empty;
            });
            int column = (int) Math.min(columns - 1, (second(one) - start) / width);
            row[column] = row[column].and(one);
        }
        List<Row> rows = rows(cells);
        List<Row> shown = rows.stream().limit(MOST_ROWS).toList();
        var starts = new ArrayList<Instant>();
        for (int column = 0; column < columns; column++) {
            starts.add(Instant.ofEpochSecond(start + column * width));
        }
        int more = rows.stream().skip(MOST_ROWS).mapToInt(Row::count).sum();
        return Optional.of(new RankGrid(starts, Duration.ofSeconds(width), shown, more));
    }

    private static long second(Happening one) {
        return one.evidence().time().orElseThrow().getEpochSecond();
    }

    /** The smallest of the usual ones with which the columns do; beyond those, what is needed. */
    private static long width(long seconds) {
        for (Duration width : WIDTHS) {
            if (seconds / width.toSeconds() + 2 <= MOST_COLUMNS) {
                return width.toSeconds();
            }
        }
        return seconds / (MOST_COLUMNS - 2) + 1;
    }

    private static List<Row> rows(Map<Integer, Cell[]> cells) {
        var alike = new LinkedHashMap<List<Cell>, List<Integer>>();
        cells.forEach((rank, row) ->
                alike.computeIfAbsent(List.of(row), _ -> new ArrayList<>()).add(rank));
        var rows = new ArrayList<Row>();
        alike.forEach((row, ranks) -> rows.add(new Row(fold(ranks), ranks.size(), row)));
        // Stable: within each half they stay in the order of their first ranks.
        rows.sort((one, other) -> Boolean.compare(other.isDecisive(), one.isDecisive()));
        return rows;
    }

    private static String fold(List<Integer> ranks) {
        var text = new StringBuilder();
        int from = 0;
        for (int at = 1; at <= ranks.size(); at++) {
            if (at < ranks.size() && ranks.get(at) == ranks.get(at - 1) + 1) {
                continue;
            }
            text.append(text.isEmpty() ? "" : ",").append(ranks.get(from));
            if (at - 1 > from) {
                text.append('-').append(ranks.get(at - 1));
            }
            from = at;
        }
        return text.toString();
    }
}
