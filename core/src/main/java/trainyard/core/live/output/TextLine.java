package trainyard.core.live.output;

import java.util.List;

/**
 * One line as a terminal would show it in the end.
 *
 * @param text without control characters, but for tabs
 * @param spans the pieces that are not plain, in order, none over another
 * @param leftOut characters at the end that were too many to keep
 */
public record TextLine(String text, List<Span> spans, int leftOut) {
    public static final TextLine EMPTY = plain("");

    public TextLine {
        spans = List.copyOf(spans);
    }

    /**
     * Characters in one style.
     *
     * @param from the first, from 0
     * @param to behind the last
     */
    public record Span(int from, int to, TextStyle style) {}

    public static TextLine plain(String text) {
        return new TextLine(text, List.of(), 0);
    }
}
