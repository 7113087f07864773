package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void each_word_must_stand_in_one_of_the_fields_in_any_case() {
        assertTrue(Words.of("GPU train").match("idle", "gpu-001", "train"));
        assertFalse(Words.of("gpu debug").match("idle", "gpu-001", "train"));
    }

    @Test
    void the_state_is_a_field_too() {
        assertTrue(Words.of("drain").match("drained", "gpu-001"));
    }

    @Test
    void a_named_state_is_that_state_and_no_longer_one() {
        var down = Words.of(Words.inState("down"));
        assertTrue(down.match("down", "gpu-001"));
        assertFalse(down.match("powered down", "gpu-001"));
        assertTrue(Words.of(Words.inState("not responding")).match("not responding", "gpu-001"));
    }

    @Test
    void no_words_find_everything() {
        assertEquals(Words.NONE, Words.of("  "));
        assertTrue(Words.NONE.match("idle"));
    }
}
