package trainyard.core.plan.edit;

import trainyard.core.plan.yaml.Blanks;

/** The lines of a text, whose ends may be of any kind and of several. */
record Lines(String text) {
    /** The offset of the first character of the line. */
    int start(int at) {
        int start = at;
        while (start > 0 && !isBreak(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** The offset of the line's end. */
    int end(int at) {
        return Blanks.lineEnd(text, at);
    }

    /** The offset behind the line end at an offset; the same where the text ends there. */
    int afterBreak(int lineEnd) {
        if (text.startsWith("\r\n", lineEnd)) {
            return lineEnd + 2;
        }
        return Math.min(lineEnd + 1, text.length());
    }

    /** The offset of the line end before a line; 0 for the first line. */
    int beforeBreak(int lineStart) {
        if (lineStart >= 2 && text.startsWith("\r\n", lineStart - 2)) {
            return lineStart - 2;
        }
        return Math.max(0, lineStart - 1);
    }

    /** The line end that lines around an offset have. */
    String breakNear(int at) {
        int end = end(at);
        if (end == text.length()) {
            int start = start(at);
            return start == 0 ? "\n" : text.substring(beforeBreak(start), start);
        }
        return text.substring(end, afterBreak(end));
    }

    int column(int at) {
        return at - start(at);
    }

    /** Whether nothing but blanks stands before an offset in its line. */
    boolean isFirst(int at) {
        return text.substring(start(at), at).isBlank();
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
