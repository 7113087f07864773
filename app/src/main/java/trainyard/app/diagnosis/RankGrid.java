package trainyard.app.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import trainyard.app.kit.NaturalOrder;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.Role;

/**
 * What happened where and when: a row for each rank, and for each node of which something is known apart from its
 * ranks; columns are equal parts of the time.
 *
 * @param step how long a column is
 */
record RankGrid(Instant from, Duration step, int columns, List<Row> rows) {
    RankGrid {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param name {@code rank 12}, or the name of a node
     * @param node where it is; empty where that is not told
     * @param cells in order, without those where nothing happened
     */
    record Row(String name, String node, List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        Optional<Cell> at(int column) {
            return cells.stream().filter(cell -> cell.column() == column).findFirst();
        }
    }

    /**
     * What happened in a row within one column.
     *
     * @param first the weightiest of it
     * @param times how much happened
     */
    record Cell(int column, Happening first, long times) {}

    /** Empty where no rank is known, or no time. */
    static Optional<RankGrid> of(List<Happening> timeline, int columns) {
        var timed = timeline.stream()
                .filter(one -> one.evidence().time().isPresent())
                .filter(one -> one.rank().isPresent() || one.node().isPresent())
                .toList();
        if (timed.stream().noneMatch(one -> one.rank().isPresent())) {
            return Optional.empty();
        }
        var times = timed.stream().map(RankGrid::time).sorted().toList();
        Duration span = Duration.between(times.getFirst(), times.getLast());
        // So that the last one is within the last column.
        Duration step = span.dividedBy(columns).plusMillis(1);
        var byRow = new TreeMap<Key, List<Happening>>(Key.ORDER);
        timed.forEach(one ->
                byRow.computeIfAbsent(Key.of(one), key -> new ArrayList<>()).add(one));
        var rows = byRow.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), times.getFirst(), step))
                .toList();
        return Optional.of(new RankGrid(times.getFirst(), step, columns, rows));
    }

    private static Instant time(Happening one) {
        return one.evidence().time().orElseThrow();
    }

    private static Row row(Key key, List<Happening> all, Instant from, Duration step) {
        var cells = new TreeMap<Integer, Cell>();
        for (Happening one : all) {
            int column = (int) (Duration.between(from, time(one)).toMillis() / Math.max(1, step.toMillis()));
            cells.merge(column, new Cell(column, one, one.times()), RankGrid::joined);
        }
        String node =
                all.stream().flatMap(one -> one.node().stream()).findFirst().orElse("");
        return new Row(key.rank() < 0 ? key.node() : "rank " + key.rank(), node, List.copyOf(cells.values()));
    }

    private static Cell joined(Cell one, Cell other) {
        boolean earlierWins = weight(one.first()) <= weight(other.first());
        return new Cell(one.column(), earlierWins ? one.first() : other.first(), one.times() + other.times());
    }

    /** The weightiest first. */
    private static int weight(Happening one) {
        if (one.decisive()) {
            return -1;
        }
        return switch (one.role()) {
            case INITIATOR -> 0;
            case MESSENGER -> 1;
            case VICTIM -> 2;
            case MARK -> 3;
            case ADVICE -> 4;
            case NOISE -> 5;
        };
    }

    /** The roles that are drawn, in the order of the legend. */
    static List<Role> drawn() {
        return List.of(Role.INITIATOR, Role.MESSENGER, Role.VICTIM, Role.MARK, Role.NOISE);
    }

    Instant startOf(int column) {
        return from.plus(step.multipliedBy(column));
    }

    /** @param rank -1 for a node of its own */
    private record Key(int rank, String node) {
        static final Comparator<Key> ORDER = Comparator.comparing((Key key) -> key.rank() < 0)
                .thenComparingInt(Key::rank)
                .thenComparing(Key::node, NaturalOrder.NAMES);

        static Key of(Happening one) {
            return one.rank()
                    .map(rank -> new Key(rank, ""))
                    .orElseGet(() -> new Key(-1, one.node().orElse("")));
        }
    }
}
