package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import trainyard.core.live.output.TextLine;
import trainyard.core.live.output.TextStyle;

/** What a log keeps and shows, without a window. */
class LogTest {
    private static List<TextLine> lines(String... texts) {
        return Arrays.stream(texts).map(TextLine::plain).toList();
    }

    private static List<String> texts(List<TextLine> lines) {
        return lines.stream().map(TextLine::text).toList();
    }

    @Test
    void the_line_without_end_is_replaced_and_then_finished() {
        var ring = new LineRing(10);
        ring.append(lines("a"), TextLine.plain(" 10%"));
        assertEquals(List.of("a", " 10%"), texts(ring));
        ring.append(List.of(), TextLine.plain(" 20%"));
        assertEquals(List.of("a", " 20%"), texts(ring));
        ring.append(lines("100%", "b"), TextLine.EMPTY);
        assertEquals(List.of("a", "100%", "b"), texts(ring));
        ring.append(List.of(), TextLine.plain("x"));
        ring.append(List.of(), TextLine.EMPTY);
        assertEquals(List.of("a", "100%", "b"), texts(ring));
    }

    @Test
    void the_newest_lines_are_kept_and_listeners_hear_of_every_change() {
        var ring = new LineRing(5_000);
        var mirror = new ArrayList<TextLine>();
        ring.addListener((ListChangeListener<TextLine>) change -> {
            while (change.next()) {
                for (int i = 0; i < change.getRemovedSize(); i++) {
                    mirror.remove(change.getFrom());
                }
                mirror.addAll(change.getFrom(), change.getAddedSubList());
            }
        });
        var all = new ArrayList<String>();
        var random = new Random(4);
        for (int round = 0; round < 60; round++) {
            var some = new ArrayList<TextLine>();
            for (int i = random.nextInt(400); i >= 0; i--) {
                String text = "line " + all.size();
                all.add(text);
                some.add(TextLine.plain(text));
            }
            ring.append(some, random.nextBoolean() ? TextLine.plain("open " + round) : TextLine.EMPTY);
            assertEquals(ring, mirror);
        }
        ring.append(List.of(), TextLine.EMPTY);
        assertEquals(all.size(), ring.size() + ring.dropped());
        assertTrue(ring.dropped() > 1000);
        assertEquals(all.subList((int) ring.dropped(), all.size()), texts(ring));
        ring.reset();
        assertTrue(mirror.isEmpty());
        assertEquals(0, ring.dropped());
    }

    @Test
    void where_only_the_last_lines_are_rows_the_others_are_kept() {
        var ring = new LineRing(3_000);
        var mirror = new ArrayList<TextLine>();
        ring.addListener((ListChangeListener<TextLine>) change -> {
            while (change.next()) {
                for (int i = 0; i < change.getRemovedSize(); i++) {
                    assertEquals(change.getRemoved().get(i), mirror.remove(change.getFrom()));
                }
                mirror.addAll(change.getFrom(), change.getAddedSubList());
            }
        });
        var random = new Random(7);
        int written = 0;
        for (int round = 0; round < 200; round++) {
            var some = new ArrayList<TextLine>();
            for (int i = random.nextInt(80); i > 0; i--) {
                some.add(TextLine.plain("line " + written++));
            }
            ring.append(some, random.nextBoolean() ? TextLine.plain("open " + round) : TextLine.EMPTY);
            int most = 100 + random.nextInt(300);
            if (round % 3 == 0) {
                ring.showLast(round % 2 == 0 ? most : Integer.MAX_VALUE);
                assertTrue(round % 2 != 0 || ring.size() <= most);
            }
            assertEquals(ring, mirror);
            assertEquals(ring.kept().subList(ring.hidden(), ring.kept().size()), mirror);
        }
        ring.append(List.of(), TextLine.EMPTY);
        ring.showLast(Integer.MAX_VALUE);
        assertTrue(mirror.size() >= 2_999, "only the line without end is gone");
        assertEquals("line " + (written - 1), mirror.getLast().text());
        assertEquals("line " + (written - mirror.size()), mirror.getFirst().text());
    }

    @Test
    void a_feed_wakes_the_window_once_for_all_news_and_makes_a_fast_writer_wait() throws Exception {
        var wakes = new AtomicInteger();
        var feed = new LogFeed(wakes::incrementAndGet);
        feed.add(lines("a"), TextLine.EMPTY);
        feed.add(lines("b"), TextLine.plain("c"));
        assertEquals(1, wakes.get());
        assertEquals(new LogFeed.Batch(lines("a", "b"), TextLine.plain("c")), feed.take());
        assertFalse(feed.hasNews());
        var block = java.util.Collections.nCopies(30_000, TextLine.plain("x"));
        var writer = Thread.ofVirtual().start(() -> {
            feed.add(block, TextLine.EMPTY);
            feed.add(block, TextLine.EMPTY);
        });
        while (writer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertEquals(30_000, feed.take().finished().size());
        writer.join();
        assertEquals(30_000, feed.take().finished().size());
        feed.add(block, TextLine.EMPTY);
        var late = Thread.ofVirtual().start(() -> feed.add(block, TextLine.EMPTY));
        while (late.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        feed.close();
        late.join();
        assertFalse(feed.hasNews());
    }

    @Test
    void search_goes_round_in_both_directions() {
        var lines = lines("Error 1", "fine", "an ERROR", "fine", "error");
        var search = new LogSearch(lines, "error");
        assertEquals(new LogSearch.Found(2, 2, 3), search.next(0, false));
        assertEquals(new LogSearch.Found(0, 1, 3), search.next(4, false));
        assertEquals(new LogSearch.Found(4, 3, 3), search.next(0, true));
        assertEquals(new LogSearch.Found(4, 3, 3), search.next(5, true));
        assertEquals(new LogSearch.Found(-1, 0, 0), new LogSearch(lines, "none").next(0, false));
    }

    @Test
    void long_lines_say_how_much_is_not_drawn_and_tabs_become_columns() {
        assertEquals("short", LogText.cut(TextLine.plain("short")));
        String cut = LogText.cut(new TextLine("x".repeat(LogText.SHOWN + 10), List.of(), 5));
        assertTrue(cut.endsWith("x … 15 more characters"), cut);
        assertEquals("ab      c", LogText.tabs("ab\tc", 0));
        assertEquals("ab   c", LogText.tabs("ab\tc", 3));
    }

    @Test
    void styles_are_classes() {
        assertEquals(List.of("label"), LogStyles.of(TextStyle.PLAIN));
        assertEquals(
                List.of("label", "ansi-fg-9", "ansi-bg-4", "ansi-bold", "ansi-underline"),
                LogStyles.of(new TextStyle(1, 12, true, false, false, true, false)));
    }
}
