package trainyard.app.kit;

import trainyard.core.live.output.TextLine;

/** What is drawn of a log's line. */
final class LogText {
    /** Characters drawn; copying takes all that is kept of the line. */
    static final int SHOWN = 2_000;

    private static final int TAB = 8;

    private LogText() {}

    /** The text that is drawn, with a word on what is not. */
    static String cut(TextLine line) {
        int more = line.text().length() - SHOWN + line.leftOut();
        return line.text().length() <= SHOWN && line.leftOut() == 0
                ? line.text()
                : line.text().substring(0, Math.min(SHOWN, line.text().length()))
                        + " … %,d more characters".formatted(Math.max(more, line.leftOut()));
    }

    /** Tabs as blanks up to the next column of eight. */
    static String tabs(String text, int column) {
        if (text.indexOf('\t') < 0) {
            return text;
        }
        var wide = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '\t') {
                wide.append(" ".repeat(TAB - (column + wide.length()) % TAB));
            } else {
                wide.append(c);
            }
        }
        return wide.toString();
    }
}
