package trainyard.app.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import trainyard.core.diagnose.Source;

class SourceTextTest {
    private static Source lines(int count) {
        return Source.of(
                "a.log",
                IntStream.rangeClosed(1, count).mapToObj(i -> "line " + i).collect(Collectors.joining("\n")));
    }

    private static String at(SourceText text, long line) {
        return text.lines().get(text.index(line)).text();
    }

    @Test
    void a_short_text_is_there_whole() throws Exception {
        var text = SourceText.around(lines(20), 7, 100);
        assertEquals(20, text.lines().size());
        assertEquals("line 7", at(text, 7));
        assertEquals("line 20", at(text, 20));
        assertEquals(-1, text.index(21));
        assertFalse(text.more());
    }

    @Test
    void of_a_long_one_what_is_near_the_line_is_there() throws Exception {
        var text = SourceText.around(lines(10_000), 5_000, 100);
        assertEquals("line 5000", at(text, 5_000));
        assertEquals("line 5100", at(text, 5_100));
        assertEquals(-1, text.index(5_101));
        assertTrue(text.more());
        assertTrue(text.first() > 4_800 && text.first() <= 4_901);
        assertEquals("line " + text.first(), text.lines().getFirst().text());
    }

    @Test
    void the_last_line_needs_no_end() throws Exception {
        var text = SourceText.around(lines(300), 300, 100);
        assertEquals("line 300", at(text, 300));
        assertEquals("line " + text.first(), text.lines().getFirst().text());
    }

    @Test
    void without_a_wanted_line_it_begins_at_the_beginning() throws Exception {
        var text = SourceText.around(lines(10_000), 0, 100);
        assertEquals(1, text.first());
        assertEquals("line 1", text.lines().getFirst().text());
        assertTrue(text.more());
    }

    @Test
    void an_empty_text_has_no_lines() throws Exception {
        assertEquals(0, SourceText.around(lines(0), 1, 100).lines().size());
    }
}
