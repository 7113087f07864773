package trainyard.app.config.text;

/**
 * A text with line ends of any kind, as it is seen: with {@code \n} for each. What is changed in view is changed in the
 * text; the ends of all other lines stay as they are.
 *
 * @param raw the text itself
 */
record RawText(String raw) {
    String view() {
        return raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The text for another view; new lines end as the one before them does. */
    RawText withView(String next) {
        if (raw.indexOf('\r') < 0) {
            return new RawText(next);
        }
        String view = view();
        int most = Math.min(view.length(), next.length());
        int start = 0;
        while (start < most && view.charAt(start) == next.charAt(start)) {
            start++;
        }
        int tail = 0;
        while (tail < most - start && view.charAt(view.length() - 1 - tail) == next.charAt(next.length() - 1 - tail)) {
            tail++;
        }
        int from = offset(start);
        int to = offset(view.length() - tail);
        String text = next.substring(start, next.length() - tail).replace("\n", lineEnd(from));
        var made = new RawText(raw.substring(0, from) + text + raw.substring(to));
        // Where a line between an old Mac's end and a Unix one goes, the two would become one of Windows.
        return made.view().equals(next) ? made : new RawText(next.replace("\n", lineEnd(0)));
    }

    /** Where a character of the view stands in the text. */
    private int offset(int inView) {
        int at = 0;
        for (int seen = 0; seen < inView; seen++) {
            at += raw.startsWith("\r\n", at) ? 2 : 1;
        }
        return at;
    }

    private String lineEnd(int before) {
        int at = before - 1;
        while (at >= 0 && raw.charAt(at) != '\n' && raw.charAt(at) != '\r') {
            at--;
        }
        if (at < 0) {
            at = 0;
            while (at < raw.length() - 1 && raw.charAt(at) != '\n' && raw.charAt(at) != '\r') {
                at++;
            }
            return raw.startsWith("\r\n", at) ? "\r\n" : String.valueOf(raw.charAt(at));
        }
        return raw.charAt(at) == '\n' && at > 0 && raw.charAt(at - 1) == '\r' ? "\r\n" : String.valueOf(raw.charAt(at));
    }
}
