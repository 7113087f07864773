package trainyard.core.diagnose.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineScannerTest {
    private record Seen(long number, String text, List<Integer> hits) {}

    private static List<Seen> scan(List<String> needles, InputStream in) throws IOException {
        var seen = new ArrayList<Seen>();
        new LineScanner(new Needles(needles), new LineScanner.Lines() {
                    @Override
                    public boolean wantsAll() {
                        return false;
                    }

                    @Override
                    public void line(long number, String text, int[] hits, LineScanner.Back back) {
                        seen.add(new Seen(
                                number,
                                text,
                                Arrays.stream(hits).sorted().boxed().toList()));
                    }
                })
                .read(in);
        return seen;
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void lines_with_a_needle_are_handed_over_with_their_number() throws IOException {
        assertEquals(
                List.of(
                        new Seen(2, "an OOM-kill event", List.of(0)),
                        new Seen(4, "xid 79 and oom-kill", List.of(0, 1))),
                scan(List.of("oom-kill", "Xid"), text("fine\nan OOM-kill event\n\nxid 79 and oom-kill")));
    }

    @Test
    void a_carriage_return_ends_a_line_but_is_not_counted() throws IOException {
        assertEquals(
                List.of(new Seen(1, "error b", List.of(0)), new Seen(2, "error c", List.of(0))),
                scan(List.of("error"), text("10%\r20%\rerror b\r\nerror c\n")));
    }

    @Test
    void a_line_without_end_comes_in_pieces_and_memory_stays() throws IOException {
        byte[] giant = new byte[5 << 20];
        Arrays.fill(giant, (byte) 'x');
        byte[] needle = "error".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(needle, 0, giant, giant.length - 5, 5);
        var seen = scan(List.of("error"), new ByteArrayInputStream(giant));
        assertEquals(1, seen.size());
        assertEquals(1, seen.getFirst().number());
        assertTrue(seen.getFirst().text().length() <= 1 << 20);
    }

    /** The automaton finds what a plain search finds, however the text is cut into reads. */
    @Test
    void the_same_as_a_plain_search() throws IOException {
        var random = new Random(7);
        var needles = List.of("aba", "bab", "a", "cab", "abacab", "BB");
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                text.append("abcABC\n\n".charAt(random.nextInt(8)));
            }
            String whole = text.toString();
            var expected = new ArrayList<Seen>();
            String[] lines = whole.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                String line = lines[i];
                List<Integer> hits = IntStream.range(0, needles.size())
                        .filter(n -> line.toLowerCase(Locale.ROOT)
                                .contains(needles.get(n).toLowerCase(Locale.ROOT)))
                        .boxed()
                        .toList();
                if (!hits.isEmpty()) {
                    expected.add(new Seen(i + 1, line, hits));
                }
            }
            int most = 1 + random.nextInt(7);
            var trickle = new InputStream() {
                private final InputStream all = text(whole);

                @Override
                public int read() throws IOException {
                    return all.read();
                }

                @Override
                public int read(byte[] b, int off, int len) throws IOException {
                    return all.read(b, off, Math.min(len, most));
                }
            };
            assertEquals(expected, scan(needles, trickle), whole);
        }
    }

    @Test
    void lines_before_can_be_asked() throws IOException {
        var found = new ArrayList<Optional<String>>();
        new LineScanner(new Needles(List.of("error")), new LineScanner.Lines() {
                    @Override
                    public boolean wantsAll() {
                        return false;
                    }

                    @Override
                    public void line(long number, String text, int[] hits, LineScanner.Back back) {
                        found.add(back.first(line -> line.startsWith("t=") ? Optional.of(line) : Optional.empty()));
                    }
                })
                .read(text("error 0\nt=1\nt=2\nother\nerror 1\n"));
        assertEquals(List.of(Optional.empty(), Optional.of("t=2")), found);
    }
}
