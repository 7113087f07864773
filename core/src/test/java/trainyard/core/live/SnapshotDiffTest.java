package trainyard.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import trainyard.core.live.SnapshotDiff.Change;
import trainyard.core.live.SnapshotDiff.Changes;

class SnapshotDiffTest {
    private record Row(int key, String value) {}

    private static Changes<Row> changes(List<Row> before, List<Row> after) {
        return SnapshotDiff.changes(before, after, Row::key);
    }

    private static final Row ONE = new Row(1, "a");
    private static final Row TWO = new Row(2, "a");
    private static final Row THREE = new Row(3, "a");

    @Test
    void nothing_changed() {
        assertTrue(changes(List.of(ONE, TWO), List.of(ONE, TWO)).isEmpty());
        assertTrue(changes(List.of(), List.of()).isEmpty());
    }

    @Test
    void equal_records_are_unchanged_although_read_anew() {
        assertTrue(changes(List.of(ONE, TWO), List.of(new Row(1, "a"), TWO)).isEmpty());
    }

    @Test
    void another_order_is_no_change() {
        assertTrue(changes(List.of(ONE, TWO, THREE), List.of(THREE, ONE, TWO)).isEmpty());
    }

    @Test
    void added_removed_and_changed() {
        Row two = new Row(2, "b");
        assertEquals(
                new Changes<>(List.of(THREE), List.of(ONE), List.of(new Change<>(TWO, two))),
                changes(List.of(ONE, TWO), List.of(two, THREE)));
    }

    @Test
    void everything_came_or_went() {
        assertEquals(List.of(ONE, TWO), changes(List.of(), List.of(ONE, TWO)).added());
        assertEquals(List.of(ONE, TWO), changes(List.of(ONE, TWO), List.of()).removed());
    }

    @Test
    void any_changes_are_those_that_a_plain_comparison_by_key_finds() {
        var random = new Random(3);
        var before = new ArrayList<Row>(
                IntStream.range(0, 200).mapToObj(i -> new Row(i, "a")).toList());
        for (int round = 0; round < 100; round++) {
            var after = new ArrayList<>(before);
            for (int i = 0; i < 15; i++) {
                int at = random.nextInt(after.size());
                switch (random.nextInt(4)) {
                    case 0 -> after.remove(at);
                    case 1 -> after.add(at, new Row(1000 + round * 100 + i, "new"));
                    case 2 -> after.set(at, new Row(after.get(at).key(), "changed " + round));
                    default -> after.add(random.nextInt(after.size()), after.remove(at));
                }
            }
            var found = changes(before, after);
            var old = byKey(before, Row::key);
            var now = byKey(after, Row::key);
            assertEquals(
                    after.stream().filter(row -> !old.containsKey(row.key())).toList(), found.added());
            assertEquals(
                    before.stream().filter(row -> !now.containsKey(row.key())).toList(), found.removed());
            assertEquals(
                    after.stream()
                            .filter(row -> old.containsKey(row.key())
                                    && !old.get(row.key()).equals(row))
                            .map(row -> new Change<>(old.get(row.key()), row))
                            .toList(),
                    found.changed());
            before = after;
        }
    }

    private static <K> HashMap<K, Row> byKey(List<Row> rows, Function<Row, K> key) {
        var map = new HashMap<K, Row>();
        rows.forEach(row -> map.put(key.apply(row), row));
        return map;
    }
}
