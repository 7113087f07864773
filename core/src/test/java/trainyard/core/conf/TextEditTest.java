package trainyard.core.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextEditTest {
    @Test
    void an_edit_changes_its_own_place_alone() {
        assertEquals("a=1\r\nb=3 # c\r\n", apply("a=1\r\nb=2 # c\r\n", edit(2, 3, 2, 4, "3")));
    }

    @Test
    void a_line_goes_with_its_end() {
        assertEquals("a=1\nc=3\n", apply("a=1\nb=2\nc=3\n", edit(2, 1, 3, 1, "")));
        assertEquals("a=1\n", apply("a=1\nb=2", edit(2, 1, 3, 1, "")));
    }

    @Test
    void a_line_comes_at_the_end_in_the_files_own_way() {
        assertEquals("a=1\nb=2\n", apply("a=1\n", edit(2, 1, 2, 1, "b=2\n")));
        assertEquals("a=1\r\nb=2\r\nc=3\r\n", apply("a=1\r\nb=2", edit(3, 1, 3, 1, "c=3\n")));
    }

    @Test
    void of_two_edits_of_one_place_the_first_is_done() {
        assertEquals("a=7\nb=2\n", apply("a=1\nb=2\n", edit(1, 3, 1, 4, "7"), edit(1, 1, 2, 1, "")));
    }

    @Test
    void what_is_put_behind_the_last_word_of_an_unended_file_stays_in_its_line() {
        assertEquals("a=1\nb=2 c=3", apply("a=1\nb=2", edit(2, 4, 2, 4, " c=3")));
    }

    private static String apply(String text, TextEdit... edits) {
        return TextEdit.apply(text, List.of(edits));
    }

    private static TextEdit edit(int line, int column, int toLine, int toColumn, String text) {
        return new TextEdit(new Place("f", line, column), new Place("f", toLine, toColumn), text);
    }
}
