package trainyard.app.kit.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextFindTest {
    private final TextFind find = new TextFind(List.of("Node a", "b node node"), "node");

    @Test
    void goes_on_and_round() {
        assertEquals(Optional.of(new TextFind.Hit(0, 0, 4, 1, 3)), find.next(0, 0, false));
        assertEquals(Optional.of(new TextFind.Hit(1, 2, 6, 2, 3)), find.next(0, 4, false));
        assertEquals(Optional.of(new TextFind.Hit(1, 7, 11, 3, 3)), find.next(1, 6, false));
        assertEquals(Optional.of(new TextFind.Hit(0, 0, 4, 1, 3)), find.next(1, 11, false));
    }

    @Test
    void goes_back_and_round() {
        assertEquals(Optional.of(new TextFind.Hit(1, 2, 6, 2, 3)), find.next(1, 7, true));
        assertEquals(Optional.of(new TextFind.Hit(1, 7, 11, 3, 3)), find.next(0, 0, true));
    }

    @Test
    void says_that_there_is_none() {
        assertEquals(Optional.empty(), new TextFind(List.of("a"), "b").next(0, 0, false));
    }
}
