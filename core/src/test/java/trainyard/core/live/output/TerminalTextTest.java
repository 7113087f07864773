package trainyard.core.live.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.live.output.TextLine.Span;

class TerminalTextTest {
    private static final String BUSY = "\u001b]0;a title\u0007\u001b[1;31mfäil\u001b[0m ok\u001b[K\r\n"
            + "  1%|▏|\r 50%|█████|\r100%|██████████|\r\nplain\u001b[?25l\u001b(B end\nopen \u001b[92m✓";

    private static List<TextLine> lines(TerminalText text, byte[] bytes, int chunk) {
        var lines = new java.util.ArrayList<TextLine>();
        for (int from = 0; from < bytes.length; from += chunk) {
            byte[] part = java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk));
            text.take(part, part.length);
            lines.addAll(text.finished());
        }
        return lines;
    }

    private static List<TextLine> lines(String written) {
        return lines(new TerminalText(), written.getBytes(StandardCharsets.UTF_8), 10_000);
    }

    private static TextStyle style(String sequence) {
        return lines("\u001b[" + sequence + "mx\n").getFirst().spans().stream()
                .findFirst()
                .map(Span::style)
                .orElse(TextStyle.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10_000})
    void chunks_may_end_anywhere(int chunk) {
        var text = new TerminalText();
        var lines = lines(text, BUSY.getBytes(StandardCharsets.UTF_8), chunk);
        assertEquals(
                List.of("fäil ok", "100%|██████████|", "plain end"),
                lines.stream().map(TextLine::text).toList());
        assertEquals(
                List.of(new Span(0, 4, TextStyle.PLAIN.withForeground(1).withWeight(true, false))),
                lines.getFirst().spans());
        assertEquals("open ✓", text.open().text());
        assertEquals(
                List.of(new Span(5, 6, TextStyle.PLAIN.withForeground(10))),
                text.open().spans());
    }

    @Test
    void the_open_line_is_the_bar_s_last_state() {
        var text = new TerminalText();
        lines(text, "\r 10%\r 20%".getBytes(StandardCharsets.UTF_8), 100);
        assertEquals(" 20%", text.open().text());
        lines(text, "\r".getBytes(StandardCharsets.UTF_8), 100);
        assertEquals(" 20%", text.open().text(), "a bar that writes its return behind itself stays visible");
    }

    @Test
    void bytes_that_are_no_utf_8_become_replacement_characters() {
        byte[] bytes = {'a', (byte) 0xff, 'b', (byte) 0xc3, '\n', (byte) 0xe2, (byte) 0x82, 'c', '\n'};
        for (int chunk : new int[] {1, 100}) {
            assertEquals(
                    List.of("a\ufffdb\ufffd", "\ufffdc"),
                    lines(new TerminalText(), bytes, chunk).stream()
                            .map(TextLine::text)
                            .toList());
        }
    }

    @Test
    void a_line_without_end_is_cut_and_counted() {
        var text = new TerminalText();
        byte[] piece = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100; i++) {
            text.take(piece, piece.length);
        }
        assertEquals(TerminalText.LONGEST, text.open().text().length());
        assertEquals(1_000_000 - TerminalText.LONGEST, text.open().leftOut());
    }

    @Test
    void a_sequence_that_does_not_end_swallows_no_more_than_its_line() {
        assertEquals(
                List.of("", "next"),
                lines("\u001b]0;no end\nnext\n").stream().map(TextLine::text).toList());
        assertEquals("next", lines("\u001b[12\rnext\n").getFirst().text());
    }

    @Test
    void backspaces_take_characters_back() {
        assertEquals("wait -", lines("wait |\b/\b-\n").getFirst().text());
        assertEquals("", lines("\b\b\n").getFirst().text());
    }

    @Test
    void colours_of_all_kinds_become_one_of_sixteen() {
        assertEquals(TextStyle.PLAIN.withForeground(3), style("33"));
        assertEquals(TextStyle.PLAIN.withForeground(11), style("93"));
        assertEquals(TextStyle.PLAIN.withBackground(4), style("44"));
        assertEquals(TextStyle.PLAIN.withForeground(9), style("38;5;196"));
        assertEquals(TextStyle.PLAIN.withForeground(10), style("38;2;10;250;5"));
        assertEquals(TextStyle.PLAIN.withForeground(5), style("38;5;5"));
        assertEquals(TextStyle.PLAIN, style("1;4;0"));
        assertEquals(TextStyle.PLAIN, style("73"));
        assertTrue(style("7;3;4").inverse());
    }

    @Test
    void a_style_outlives_its_line() {
        assertEquals(
                TextStyle.PLAIN.withForeground(2),
                lines("\u001b[32ma\nb\u001b[0m\n").get(1).spans().getFirst().style());
    }
}
