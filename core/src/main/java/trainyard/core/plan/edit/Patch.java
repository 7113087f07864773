package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Other text in the place of some.
 *
 * @param start offset of the first character replaced
 * @param end offset behind the last; the start where text is only inserted
 */
record Patch(int start, int end, String text) {
    /** @throws EditRefused where two patches change the same characters */
    static String apply(String text, List<Patch> patches) throws EditRefused {
        var inOrder = new ArrayList<>(patches);
        inOrder.sort(Comparator.comparingInt(Patch::start).thenComparingInt(Patch::end));
        var edited = new StringBuilder(text.length() + 64);
        int at = 0;
        for (Patch patch : inOrder) {
            if (patch.start() < at) {
                throw new EditRefused("Two parts of this edit change the same lines: make them one after the other.");
            }
            edited.append(text, at, patch.start()).append(patch.text());
            at = patch.end();
        }
        return edited.append(text, at, text.length()).toString();
    }

    /** The one patch that makes one text of another: what differs between their common start and end. */
    static Patch between(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int start = 0;
        while (start < most && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        int tail = 0;
        while (tail < most - start
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        return new Patch(start, before.length() - tail, after.substring(start, after.length() - tail));
    }

    String on(String text) {
        return text.substring(0, start) + this.text + text.substring(end);
    }

    /** The patch that takes this one back. */
    Patch back(String before) {
        return new Patch(start, start + text.length(), before.substring(start, end));
    }
}
