package trainyard.app.config.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.app.config.form.Attribute.Input;
import trainyard.core.plan.edit.Data;

class ValuesTest {
    private static final Input WORDS = new Input.Words("");
    private static final Input NUMBERS = new Input.Numbers("");
    private static final Input NUMBER = new Input.Number("s");
    private static final Input SWITCH = new Input.Switch(false);
    private static final Input LINES = new Input.Lines();
    private static final Input PAIRS = new Input.Pairs("");
    private static final Input LINE = new Input.Line("");

    private static Data typed(String text, Input input) {
        return Values.typed(text, input, Optional.empty()).orElseThrow();
    }

    /** What is typed comes back as it would be shown, whatever the blanks were. */
    private static void same(String typed, String shown, Input input) {
        assertEquals(Optional.of(shown), Values.shown(typed(typed, input), input));
    }

    @Test
    void what_is_typed_is_shown_again() {
        same(" 120 ", "120", NUMBER);
        same("a ,b,  c", "a, b, c", WORDS);
        same("4,8", "4, 8", NUMBERS);
        same("A=1\n\nB=2\n", "A=1\nB=2", LINES);
        same("one: 1.2.3.4\ntwo 5.6.7.8", "one: 1.2.3.4\ntwo: 5.6.7.8", PAIRS);
        same("true", "true", SWITCH);
        same(" a b ", "a b", LINE);
    }

    @Test
    void an_emptied_field_is_no_value() {
        for (Input input : List.of(WORDS, NUMBERS, NUMBER, SWITCH, LINES, PAIRS, LINE)) {
            assertEquals(Optional.empty(), Values.typed(" \n ", input, Optional.of(Data.text("before"))));
        }
    }

    @Test
    void numbers_are_numbers_and_what_is_none_stays_as_typed() {
        assertEquals(Data.number(30), typed("30", NUMBER));
        assertEquals(Data.text("030"), typed("030", NUMBER));
        assertEquals(Data.text("soon"), typed("soon", NUMBER));
        assertEquals(new Data.Items(List.of(Data.number(4), Data.text("x"))), typed("4, x", NUMBERS));
    }

    @Test
    void commas_inside_a_hostlist_part_no_words() {
        assertEquals(Data.texts(List.of("gpu-[1,3-4]", "head")), typed("gpu-[1,3-4], head", WORDS));
    }

    @Test
    void a_single_word_stays_what_it_was_in_the_plan() {
        assertEquals(Optional.of(Data.text("b")), Values.typed("b", WORDS, Optional.of(Data.text("a"))));
        assertEquals(
                Optional.of(Data.texts(List.of("b"))), Values.typed("b", WORDS, Optional.of(Data.texts(List.of("a")))));
    }

    @Test
    void switches_are_read_as_yaml_writes_them() {
        assertEquals(Optional.of("true"), Values.shown(Data.text("Yes"), SWITCH));
        assertEquals(Optional.of("false"), Values.shown(Data.text("off"), SWITCH));
        assertEquals(Optional.empty(), Values.shown(Data.text("maybe"), SWITCH));
        assertEquals(Optional.of(""), Values.shown(Data.nothing(), SWITCH));
    }

    @Test
    void what_a_control_cannot_hold_is_left_to_the_text() {
        var inner = Data.mapping("a", Data.text("b"));
        assertEquals(Optional.empty(), Values.shown(inner, LINE));
        assertEquals(Optional.empty(), Values.shown(new Data.Items(List.of(inner)), WORDS));
        assertEquals(Optional.empty(), Values.shown(new Data.Mapping(Map.of("x", inner)), PAIRS));
        assertEquals(Optional.of("{a: b}"), Values.shown(inner, new Input.InText()));
    }

    @Test
    void a_pair_without_a_value_keeps_its_name() {
        assertEquals(Data.mapping("gpu-01", Data.text("")), typed("gpu-01:", PAIRS));
    }
}
