package trainyard.core.plan.yaml;

/** What may stand between two tokens of YAML. */
public final class Blanks {
    private Blanks() {}

    /** The offset behind blanks, line ends and comments. */
    public static int after(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                at = lineEnd(text, at);
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    /** The offset of the line end at or behind an offset: that of its first character, or the text's length. */
    public static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }
}
