package trainyard.core.live.output;

import java.util.ArrayList;
import java.util.List;

/** The line that is being written, and the style of what comes next, which outlives the line. */
final class LineInMaking {
    private final StringBuilder text = new StringBuilder();
    private final List<TextLine.Span> spans = new ArrayList<>();
    private TextStyle style = TextStyle.PLAIN;
    private int leftOut;

    void add(CharSequence more) {
        int from = text.length();
        int kept = Math.min(more.length(), TerminalText.LONGEST - from);
        leftOut += more.length() - kept;
        if (kept <= 0) {
            return;
        }
        text.append(more, 0, kept);
        if (style.equals(TextStyle.PLAIN)) {
            return;
        }
        int to = text.length();
        if (!spans.isEmpty()
                && spans.getLast().to() == from
                && spans.getLast().style().equals(style)) {
            from = spans.removeLast().from();
        }
        spans.add(new TextLine.Span(from, to, style));
    }

    /** A backspace takes the last character: what a spinner writes next stands in its place. */
    void back() {
        if (text.isEmpty()) {
            return;
        }
        int to = text.length() - 1;
        text.setLength(to);
        if (!spans.isEmpty() && spans.getLast().to() > to) {
            var last = spans.removeLast();
            if (last.from() < to) {
                spans.add(new TextLine.Span(last.from(), to, last.style()));
            }
        }
    }

    void clear() {
        text.setLength(0);
        spans.clear();
        leftOut = 0;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    TextStyle style() {
        return style;
    }

    void style(TextStyle next) {
        style = next;
    }

    TextLine made() {
        return new TextLine(text.toString(), spans, leftOut);
    }
}
