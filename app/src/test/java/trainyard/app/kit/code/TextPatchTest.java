package trainyard.app.kit.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextPatchTest {
    private static TextPatch between(String before, String after) {
        return TextPatch.between(TextLines.split(before), TextLines.split(after));
    }

    private static String applied(String before, String after) {
        var lines = new TextLines();
        lines.apply(between("", before));
        lines.apply(between(before, after));
        return String.join("\n", lines.all());
    }

    @Test
    void a_changed_word_is_all_that_is_replaced() {
        assertEquals(new TextPatch(1, 3, 1, 4, List.of("9")), between("a\nb: 1\nc", "a\nb: 9\nc"));
    }

    @Test
    void lines_that_come_push_those_below_down() {
        TextPatch patch = between("a\nb\nc", "a\nx\ny\nb\nc");
        assertEquals(new TextPatch(1, 0, 1, 0, List.of("x", "y", "")), patch);
        assertEquals(
                List.of(0, 3, 4),
                IntStream.range(0, 3).map(patch::moved).boxed().toList());
        assertEquals(2, patch.lastLine());
    }

    @Test
    void lines_that_go_pull_those_below_up() {
        TextPatch patch = between("a\nb\nc\nd", "a\nd");
        assertEquals(new TextPatch(1, 0, 3, 0, List.of("")), patch);
        assertEquals(1, patch.moved(3));
    }

    @Test
    void the_same_text_is_no_patch() {
        assertTrue(between("a\nb", "a\nb").isEmpty());
    }

    @Test
    void any_text_becomes_any_other() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String before = text(random);
            String after = text(random);
            assertEquals(after, applied(before, after), () -> "from " + before);
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 3)
                .mapToObj(at -> "ab\n".substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
