package trainyard.app.kit.code;

import java.util.ArrayList;
import java.util.List;

/**
 * Other lines in the place of some of a text, down to the characters in which the first and the last one differ. Lines
 * and columns count from 0.
 *
 * @param text what comes between start and end, at least one line; the first goes on where the start is
 */
record TextPatch(int startLine, int startColumn, int endLine, int endColumn, List<String> text) {
    TextPatch {
        text = List.copyOf(text);
    }

    /** What makes one text of another. */
    static TextPatch between(List<String> before, List<String> after) {
        int most = Math.min(before.size(), after.size());
        int top = 0;
        while (top < most && before.get(top).equals(after.get(top))) {
            top++;
        }
        if (top == before.size() && top == after.size()) {
            return new TextPatch(0, 0, 0, 0, List.of(""));
        }
        int bottom = 0;
        while (bottom < most - top
                && before.get(before.size() - 1 - bottom).equals(after.get(after.size() - 1 - bottom))) {
            bottom++;
        }
        var old = before.subList(top, before.size() - bottom);
        var now = after.subList(top, after.size() - bottom);
        return old.isEmpty() || now.isEmpty()
                ? ofWholeLines(before, top, bottom, old.size(), now)
                : within(top, old, now);
    }

    /** Lines that come or go take a line end with them: that of the last, or at the text's end that before the first. */
    private static TextPatch ofWholeLines(List<String> before, int top, int bottom, int gone, List<String> come) {
        var text = new ArrayList<>(come);
        if (bottom > 0) {
            text.add("");
            return new TextPatch(top, 0, top + gone, 0, text);
        }
        text.addFirst("");
        int last = before.size() - 1;
        return new TextPatch(
                top - 1, before.get(top - 1).length(), last, before.get(last).length(), text);
    }

    private static TextPatch within(int top, List<String> old, List<String> now) {
        int start = commonStart(old.getFirst(), now.getFirst());
        String oldLast = old.getLast();
        String nowLast = now.getLast();
        int room = Math.min(
                oldLast.length() - (old.size() == 1 ? start : 0), nowLast.length() - (now.size() == 1 ? start : 0));
        int tail = commonEnd(oldLast, nowLast, room);
        var text = new ArrayList<>(now);
        text.set(text.size() - 1, nowLast.substring(0, nowLast.length() - tail));
        text.set(0, text.getFirst().substring(start));
        return new TextPatch(top, start, top + old.size() - 1, oldLast.length() - tail, text);
    }

    private static int commonStart(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int at = 0;
        while (at < most && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static int commonEnd(String one, String other, int most) {
        int tail = 0;
        while (tail < most && one.charAt(one.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
            tail++;
        }
        return tail;
    }

    boolean isEmpty() {
        return startLine == endLine
                && startColumn == endColumn
                && text.size() == 1
                && text.getFirst().isEmpty();
    }

    /** How many lines the text grows by. */
    int growth() {
        return text.size() - 1 - (endLine - startLine);
    }

    /** The last line that is new or changed, in the text after. */
    int lastLine() {
        int last = startLine + text.size() - 1;
        return text.size() > 1 && text.getLast().isEmpty() ? last - 1 : last;
    }

    /** Where a line of the text before stands after; one that is gone, where the patch is. */
    int moved(int line) {
        if (line > endLine || line == endLine && endColumn == 0) {
            return line + growth();
        }
        return Math.min(line, startLine + text.size() - 1);
    }
}
