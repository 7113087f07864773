package trainyard.app.config.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypingTest {
    private final Typing typing = new Typing();

    @Test
    void an_edit_elsewhere_is_seen_at_once() {
        String seen = typing.begin("a: 1\nb: 1\n");
        assertEquals(Optional.of("a: 1\nb: 2\n"), typing.arrived("a: 1\nb: 2\n", seen));
    }

    @Test
    void what_was_typed_meanwhile_is_not_written_over_by_its_own_echo() {
        typing.begin("a: 1\n");
        assertEquals(Optional.of("a: 12\n"), typing.typed("a: 12\n"));
        assertEquals(Optional.empty(), typing.arrived("a: 12\n", "a: 123\n"));
        assertEquals(Optional.of("a: 123\n"), typing.typed("a: 123\n"));
    }

    @Test
    void an_edit_elsewhere_is_put_beside_what_is_being_typed() {
        typing.begin("a: 1\nb: 1\nc: 1\n");
        assertEquals(Optional.of("a: 19\nb: 1\nc: 22\n"), typing.arrived("a: 1\nb: 1\nc: 22\n", "a: 19\nb: 1\nc: 1\n"));
        assertEquals(Optional.of("a: 19\nb: 1\nc: 22\n"), typing.typed("a: 19\nb: 1\nc: 22\n"));
    }

    @Test
    void at_the_same_place_what_is_typed_stays() {
        typing.begin("a: 1\n");
        assertEquals(Optional.empty(), typing.arrived("a: 7\n", "a: 19\n"));
        assertEquals(Optional.of("a: 19\n"), typing.typed("a: 19\n"));
    }

    @Test
    void letters_taken_back_do_not_return_with_a_late_echo() {
        typing.begin("ab");
        typing.typed("aXb");
        typing.typed("abY");
        assertEquals(Optional.empty(), typing.arrived("aXb", "abY"));
        assertEquals(Optional.empty(), typing.arrived("abY", "abY"));
        assertEquals(Optional.empty(), typing.typed("abY"));
    }

    @Test
    void the_plan_keeps_its_windows_line_ends() {
        assertEquals("a: 1\nb: 1\n", typing.begin("a: 1\r\nb: 1\r\n"));
        assertEquals(Optional.empty(), typing.typed("a: 1\nb: 1\n"));
        assertEquals(Optional.of("a: 1\r\nb: 12\r\n"), typing.typed("a: 1\nb: 12\n"));
    }
}
