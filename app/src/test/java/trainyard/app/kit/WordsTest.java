package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            .least("gpus", row -> 8)
            .found("twice", half -> row -> half.equals("4"))
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
                    node:gpu-[004-009],login | true
                    state:down,powered-down | true
                    state:                  | true
                    name=llama              | false
                    name=LLAMA-train,x      | true
                    gpus:8                  | true
                    gpus:9                  | false
                    gpus:many               | false
                    twice:4                 | true
                    twice:5                 | false
                    twice:5,4               | true
                    reported=4              | false
                    reported:4              | true
                    reported:5              | false
                    """)
    void words_and_fields_find_rows(String text, boolean found) {
        assertEquals(found, filter.apply(Words.of(text)).test(ROW));
    }

    @Test
    void a_state_is_found_by_the_text_that_names_it() {
        assertEquals("state:not-responding", Words.inState("not responding"));
        assertTrue(filter.apply(Words.of(Words.inState("powered down"))).test(ROW));
    }

    @Test
    void each_word_must_stand_in_one_of_the_texts_in_any_case() {
        assertTrue(Words.of("GPU train").areIn("gpu-001", "train"));
        assertFalse(Words.of("gpu debug").areIn("gpu-001", "train"));
    }

    @Test
    void a_field_that_there_is_not_is_said() {
        assertEquals(Optional.empty(), filter.problem(Words.of("name:llama gpu-001 user")));
        assertEquals(
                "No field is called usr: looked for as a word. Fields are state, name, node, gpus, twice, reason.",
                filter.problem(Words.of("usr:ada state:down")).orElseThrow());
        assertTrue(filter.problem(Words.of("usr=a on:b")).orElseThrow().startsWith("No fields are called usr, on:"));
    }

    @Test
    void what_is_not_in_a_row_is_looked_up_once_a_value_and_not_once_a_row() {
        var asked = new ArrayList<String>();
        var lookUp = new RowFilter<Row>().found("job", id -> {
            asked.add(id);
            return row -> true;
        });
        var query = new RowQuery<>(List.of(ROW, ROW, ROW), Words.of("job:12"), lookUp, null);
        assertEquals(3, query.answer().size());
        assertEquals(List.of("12"), asked);
    }

    @Test
    void no_words_find_everything() {
        assertEquals(Words.NONE, Words.of("  "));
        assertTrue(filter.apply(Words.NONE).test(ROW));
    }
}
