package trainyard.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
    @Test
    void a_changed_line_stands_between_three_equal_ones() {
        String before = numbers(20);
        assertEquals(
                List.of("--- f", "+++ f", "@@ -7,7 +7,7 @@", " 7", " 8", " 9", "-10", "+ten", " 11", " 12", " 13"),
                UnifiedDiff.of("f", before, before.replace("10\n", "ten\n")));
    }

    @Test
    void changes_far_apart_are_hunks_of_their_own() {
        String before = numbers(40);
        List<String> diff =
                UnifiedDiff.of("f", before, before.replace("\n5\n", "\n").replace("\n30\n", "\n30\nx\n"));
        assertEquals(
                List.of("@@ -2,7 +2,6 @@", "@@ -28,6 +27,7 @@"),
                diff.stream().filter(line -> line.startsWith("@@")).toList());
    }

    @Test
    void a_last_line_without_its_end_is_marked() {
        assertEquals(
                List.of("--- f", "+++ f", "@@ -1,1 +1,2 @@", "-a", "\\ No newline at end of file", "+a", "+b"),
                UnifiedDiff.of("f", "a", "a\nb\n"));
        assertTrue(UnifiedDiff.of("f", "a", "a").isEmpty());
    }

    private static String numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> number + "\n").collect(Collectors.joining());
    }
}
