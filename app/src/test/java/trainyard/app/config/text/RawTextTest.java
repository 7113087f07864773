package trainyard.app.config.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RawTextTest {
    @Test
    void windows_line_ends_survive_a_changed_word() {
        assertEquals(
                "a: 2\r\nb: 1\r\n",
                new RawText("a: 1\r\nb: 1\r\n").withView("a: 2\nb: 1\n").raw());
    }

    @Test
    void a_new_line_ends_as_the_one_before_it() {
        assertEquals(
                "a\r\nx\r\nb\n", new RawText("a\r\nb\n").withView("a\nx\nb\n").raw());
        assertEquals("x\r\na\r\n", new RawText("a\r\n").withView("x\na\n").raw());
    }

    @Test
    void line_ends_of_all_kinds_stay_where_nothing_changed() {
        assertEquals(
                "a\r\nb\nc\rd!\r\n",
                new RawText("a\r\nb\nc\rd\r\n").withView("a\nb\nc\nd!\n").raw());
    }

    @Test
    void what_is_typed_is_what_is_seen() {
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            var raw = new RawText(text(random, "ab\r\n"));
            String next = text(random, "ab\n");
            assertEquals(next, raw.withView(next).view(), () -> raw.toString().replace("\r", "\\r"));
        }
    }

    private static String text(Random random, String signs) {
        return random.ints(random.nextInt(9), 0, signs.length())
                .mapToObj(at -> signs.substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
