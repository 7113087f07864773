package trainyard.core.job.lint;

/** Finds where what opens in a shell's text closes again; -1 where it does not. */
final class Nesting {
    private Nesting() {}

    /** The index of the bracket that closes the one at an index, past quotes and inner brackets. */
    static int close(String text, int open) {
        char begin = text.charAt(open);
        char end = begin == '(' ? ')' : '}';
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\') {
                i++;
            } else if (letter == '\'' && begin == '(') {
                i = text.indexOf('\'', i + 1);
            } else if (letter == '"') {
                i = closeDouble(text, i);
            } else if (letter == begin) {
                depth++;
            } else if (letter == end && --depth == 0) {
                return i;
            }
            if (i < 0) {
                return -1;
            }
        }
        return -1;
    }

    /** The index of the double quote that closes the one at an index. */
    static int closeDouble(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\') {
                i++;
            } else if (letter == '"') {
                return i;
            } else if (letter == '$' && i + 1 < text.length() && "({".indexOf(text.charAt(i + 1)) >= 0) {
                i = close(text, i + 1);
                if (i < 0) {
                    return -1;
                }
            }
        }
        return -1;
    }
}
