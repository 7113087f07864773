package trainyard.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a later answer reuses of the one before must be what reading it anew would give. */
class TableTest {
    private final Table<Job> table = new Table<>(new JobFormat(ZoneOffset.UTC));

    private static String row(int number, String state, String name) {
        return number + "|" + number + "|gpu|alice|ml|normal|" + state
                + "|None|1795474896|N/A|N/A|5:00|1|1|cpu=1||1|0:0|/home|" + name + "|\n";
    }

    private static Table.Answer<Job> read(Table<Job> table, List<String> rows) {
        return table.read(String.join("", rows).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> rows(int count) {
        return new ArrayList<>(IntStream.range(1, count + 1)
                .mapToObj(i -> row(i, "PENDING", "job" + i))
                .toList());
    }

    @Test
    void an_unchanged_answer_gives_the_same_objects() {
        var before = read(table, rows(100));
        var after = read(table, rows(100));
        assertEquals(0, before.reused());
        assertEquals(100, after.reused());
        for (int i = 0; i < 100; i++) {
            assertSame(before.rows().get(i), after.rows().get(i));
        }
    }

    @Test
    void of_a_long_row_that_is_unreadable_only_the_beginning_is_kept() {
        String row = "noise ".repeat(100_000) + "\n";
        var answer = read(table, List.of(row));
        assertEquals(1, answer.unreadable().size());
        String kept = answer.unreadable().getFirst();
        assertTrue(kept.startsWith("noise noise") && kept.endsWith(" ...") && kept.length() < 600, kept);
    }

    @Test
    void only_the_changed_row_is_read() {
        var before = read(table, rows(100));
        var rows = rows(100);
        rows.set(40, row(41, "RUNNING", "job41"));
        var after = read(table, rows);
        assertEquals(99, after.reused());
        assertNotSame(before.rows().get(40), after.rows().get(40));
        assertEquals("RUNNING", after.rows().get(40).state().text());
    }

    @Test
    void rows_that_move_come_or_go_do_not_disturb_the_others() {
        read(table, rows(200));
        var rows = rows(200);
        rows.subList(10, 60).clear();
        Collections.rotate(rows.subList(70, 90), 3);
        rows.add(5, row(900, "PENDING", "new"));
        assertEquals(150, read(table, rows).reused());
    }

    @Test
    void a_longer_row_is_not_taken_for_the_shorter_one_it_begins_with() {
        read(table, List.of(row(1, "PENDING", "a").strip()));
        var after = read(table, List.of(row(1, "PENDING", "a|2|3")));
        assertEquals("a|2|3", after.rows().getFirst().name());
    }

    @Test
    void an_unreadable_row_is_told_each_time() {
        var rows = List.of("motd\n", row(1, "PENDING", "a"));
        assertEquals(List.of("motd"), read(table, rows).unreadable());
        var again = read(table, rows);
        assertEquals(List.of("motd"), again.unreadable());
        assertEquals(1, again.reused());
    }

    @Test
    void after_any_changes_the_rows_are_those_of_reading_anew() {
        var random = new Random(7);
        var rows = rows(300);
        for (int round = 0; round < 50; round++) {
            for (int change = 0; change < 20; change++) {
                int at = random.nextInt(rows.size());
                switch (random.nextInt(5)) {
                    case 0 -> rows.remove(at);
                    case 1 -> rows.add(at, row(1000 + round * 100 + change, "PENDING", "new\nline|" + change));
                    case 2 -> Collections.swap(rows, at, random.nextInt(rows.size()));
                    case 3 -> rows.set(at, rows.get(at).replace("PENDING", "RUNNING"));
                    default -> rows.add(at, "no row at all " + change + "\n");
                }
            }
            var anew = read(new Table<>(new JobFormat(ZoneOffset.UTC)), rows);
            var reused = read(table, rows);
            assertEquals(anew.rows(), reused.rows());
            assertEquals(anew.unreadable(), reused.unreadable());
        }
    }
}
