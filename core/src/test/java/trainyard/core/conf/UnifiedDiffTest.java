package trainyard.core.conf;

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

    /** As where one value of ten thousand nodes changes: the shortest script would take gigabytes. */
    @Test
    void texts_that_differ_in_nearly_all_lines_are_two_blocks() {
        String before = numbers(20_000);
        List<String> diff = UnifiedDiff.of("f", before, before.replaceAll("(?m)(\\d{2})$", "$1 CPUs=8"));
        assertEquals(List.of("--- f", "+++ f", "@@ -7,19994 +7,19994 @@", " 7", " 8", " 9", "-10"), diff.subList(0, 7));
        assertEquals("+10 CPUs=8", diff.get(6 + 19_991));
        assertEquals(6 + 2 * 19_991, diff.size());
    }

    private static String numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> number + "\n").collect(Collectors.joining());
    }
}
