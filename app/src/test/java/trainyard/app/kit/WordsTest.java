package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private record Row(String state, String name, String on, String reason) {}

    private static final Row ROW = new Row("powered down", "llama-train", "gpu-[001-003],login", "count reported:4");

    private final RowFilter<Row> filter = new RowFilter<Row>()
            .whole("state", Row::state)
            .part("name", Row::name)
            .hosts("node", Row::on)
            .part("reason", Row::reason);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    LLAMA down              | true
                    llama debug             | false
                    state:powered-down      | true
                    state:down              | false
                    name:train state:powered-down | true
                    name:gpu                | false
                    node:gpu-002            | true
                    node:gpu-004            | false
                    node:gpu-[003-009]      | true
                    node:gpu-[004-009]      | false
                    gpu-[002,007]           | true
                    gpu-[007-               | false
                    reported:4              | true
                    reported:5              | false
                    """)
    void words_and_fields_find_rows(String text, boolean found) {
        assertEquals(found, filter.test(ROW, Words.of(text)));
    }

    @Test
    void a_state_is_found_by_the_text_that_names_it() {
        assertEquals("state:not-responding", Words.inState("not responding"));
        assertTrue(filter.test(ROW, Words.of(Words.inState("powered down"))));
    }

    @Test
    void each_word_must_stand_in_one_of_the_texts_in_any_case() {
        assertTrue(Words.of("GPU train").areIn("gpu-001", "train"));
        assertFalse(Words.of("gpu debug").areIn("gpu-001", "train"));
    }

    @Test
    void no_words_find_everything() {
        assertEquals(Words.NONE, Words.of("  "));
        assertTrue(filter.test(ROW, Words.NONE));
    }
}
