package trainyard.core.conf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A change of a file's text: what stands from one place up to another is replaced.
 *
 * @param from where the old text starts; one line after the last is the end of the file
 * @param to where the old text ends, in the same file; the same as {@code from} where text is only put in
 * @param text what comes instead; empty to remove. {@code \n} in it becomes the file's own line end
 */
public record TextEdit(Place from, Place to, String text) {
    /**
     * Does several edits of one text. Each is meant for the text as it is given; one that overlaps an earlier one of the
     * list is left out. All else stays byte for byte.
     */
    public static String apply(String text, List<TextEdit> edits) {
        List<Integer> starts = lineStarts(text);
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        var chosen = new ArrayList<Change>();
        for (TextEdit edit : edits) {
            var change = new Change(
                    offset(starts, edit.from(), text),
                    offset(starts, edit.to(), text),
                    edit.text().replace("\n", end),
                    edit.from().line() > starts.size());
            if (chosen.stream().noneMatch(change::overlaps)) {
                chosen.add(change);
            }
        }
        chosen.sort(Comparator.comparingInt(Change::from).reversed());
        var changed = new StringBuilder(text);
        for (Change change : chosen) {
            boolean unended = change.isBehind() && !text.isEmpty() && !text.endsWith("\n");
            changed.replace(change.from(), change.to(), (unended ? end : "") + change.text());
        }
        return changed.toString();
    }

    /** @param isBehind whether it is a line of its own behind the last, which may lack its end */
    private record Change(int from, int to, String text, boolean isBehind) {
        boolean overlaps(Change other) {
            return from < other.to && other.from < to || from == other.from;
        }
    }

    private static int offset(List<Integer> starts, Place place, String text) {
        return place.line() > starts.size()
                ? text.length()
                : Math.min(starts.get(place.line() - 1) + place.column() - 1, text.length());
    }

    /** Lines as {@link String#lines()} cuts them. */
    private static List<Integer> lineStarts(String text) {
        var starts = new ArrayList<Integer>();
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if ((c == '\n' || c == '\r') && !pair && i + 1 < text.length()) {
                starts.add(i + 1);
            }
        }
        return starts;
    }
}
