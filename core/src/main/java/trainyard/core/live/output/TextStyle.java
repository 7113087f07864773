package trainyard.core.live.output;

/**
 * How a piece of terminal text looks. A colour is one of the sixteen of a terminal, 0 to 15; finer ones are brought to
 * the nearest, so that every theme can show them readably.
 *
 * @param foreground {@link #DEFAULT}, or 0 to 15
 * @param background {@link #DEFAULT}, or 0 to 15
 */
public record TextStyle(
        int foreground,
        int background,
        boolean bold,
        boolean faint,
        boolean italic,
        boolean underline,
        boolean inverse) {
    public static final int DEFAULT = -1;

    public static final TextStyle PLAIN = new TextStyle(DEFAULT, DEFAULT, false, false, false, false, false);

    TextStyle withForeground(int colour) {
        return new TextStyle(colour, background, bold, faint, italic, underline, inverse);
    }

    TextStyle withBackground(int colour) {
        return new TextStyle(foreground, colour, bold, faint, italic, underline, inverse);
    }

    TextStyle withWeight(boolean nowBold, boolean nowFaint) {
        return new TextStyle(foreground, background, nowBold, nowFaint, italic, underline, inverse);
    }

    TextStyle withItalic(boolean on) {
        return new TextStyle(foreground, background, bold, faint, on, underline, inverse);
    }

    TextStyle withUnderline(boolean on) {
        return new TextStyle(foreground, background, bold, faint, italic, on, inverse);
    }

    TextStyle withInverse(boolean on) {
        return new TextStyle(foreground, background, bold, faint, italic, underline, on);
    }
}
