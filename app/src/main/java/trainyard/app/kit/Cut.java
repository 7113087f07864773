package trainyard.app.kit;

/** Long text cut in the middle, where paths and host names differ least. */
public final class Cut {
    private Cut() {}

    public static String middle(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int head = (most - 1) / 2;
        int tail = most - 1 - head;
        return text.substring(0, head) + "…" + text.substring(text.length() - tail);
    }
}
