package trainyard.app.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import trainyard.core.conf.LineDiff;

class LineDiffTest {
    private static String side(List<LineDiff.Step> steps, char without) {
        return steps.stream()
                .filter(step -> step.kind() != without)
                .map(LineDiff.Step::line)
                .collect(Collectors.joining());
    }

    @Test
    void the_steps_hold_both_texts_whole() {
        var random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            String before = text(random);
            String after = text(random);
            List<LineDiff.Step> steps = LineDiff.of(before, after);
            assertEquals(before, side(steps, '+'));
            assertEquals(after, side(steps, '-'));
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(10), 0, 4)
                .mapToObj(line -> "line " + line + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void large_texts_without_a_line_in_common_are_compared_soon() {
        String before = IntStream.range(0, 60_000).mapToObj(i -> "a" + i + "\n").collect(Collectors.joining());
        String after = IntStream.range(0, 60_000).mapToObj(i -> "b" + i + "\n").collect(Collectors.joining());
        assertEquals(120_000, LineDiff.of(before, after).size());
    }

    @Test
    void equal_lines_are_folded_but_for_three_beside_a_change() {
        String before = IntStream.rangeClosed(1, 20).mapToObj(i -> i + "\n").collect(Collectors.joining());
        List<DiffRow> rows = DiffRow.of("f", before, before.replace("\n10\n", "\nten\n"));
        assertEquals(new DiffRow.File("f", 1, 1), rows.getFirst());
        assertEquals(6, ((DiffRow.Fold) rows.get(1)).lines().size());
        assertEquals(
                List.of(" 7", " 8", " 9", "-10", "+ten", " 11", " 12", " 13"),
                rows.subList(2, 10).stream()
                        .map(row -> (DiffRow.Line) row)
                        .map(line -> line.kind() + line.text())
                        .toList());
        assertTrue(rows.getLast() instanceof DiffRow.Fold fold && fold.lines().size() == 7);
        assertEquals(List.of(), DiffRow.of("f", before, before));
    }
}
