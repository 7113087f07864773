package trainyard.app.config.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Brings together what the user types and what becomes of the plan meanwhile. What is typed is never written over: a
 * change from elsewhere is put beside it, and left out where both are at the same place.
 */
final class Typing {
    private RawText plan = new RawText("");
    private String seenOfPlan = "";
    private final Deque<String> sent = new ArrayDeque<>();

    /** Begins with another plan. @return what is to be seen of it */
    String begin(String text) {
        sent.clear();
        know(text);
        return seenOfPlan;
    }

    /** Whether this is the text that is known, or one that was typed: then the plan is the same, under another name. */
    boolean isOf(String text) {
        return plan.raw().equals(text) || sent.contains(text);
    }

    private void know(String text) {
        plan = new RawText(text);
        seenOfPlan = plan.view();
    }

    /**
     * The plan has another text.
     *
     * @param seen what the user has before the eyes
     * @return what is to be seen instead; empty where all stays
     */
    Optional<String> arrived(String text, String seen) {
        if (sent.contains(text)) {
            while (!sent.remove().equals(text)) {
                // An earlier one, of which no state came back: this one has all of it.
            }
            know(text);
            return Optional.empty();
        }
        String before = seenOfPlan;
        know(text);
        String next = seen.equals(before) ? seenOfPlan : beside(before, seen, seenOfPlan);
        return Optional.of(next).filter(other -> !other.equals(seen));
    }

    /** The text of the plan after what was typed; empty where it is known already. */
    Optional<String> typed(String seen) {
        String text = plan.withView(seen).raw();
        boolean isKnown =
                sent.isEmpty() ? seen.equals(seenOfPlan) : sent.peekLast().equals(text);
        if (isKnown) {
            return Optional.empty();
        }
        sent.add(text);
        return Optional.of(text);
    }

    /** Both changes of a text where they are apart; the first alone where they are not. */
    private static String beside(String before, String mine, String theirs) {
        int myStart = start(before, mine);
        int myEnd = before.length() - end(before, mine, myStart);
        int start = start(before, theirs);
        int end = before.length() - end(before, theirs, start);
        String change = theirs.substring(start, theirs.length() - (before.length() - end));
        if (end < myStart) {
            return mine.substring(0, start) + change + mine.substring(end);
        }
        if (start > myEnd) {
            int moved = mine.length() - before.length();
            return mine.substring(0, start + moved) + change + mine.substring(end + moved);
        }
        return mine;
    }

    private static int start(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int at = 0;
        while (at < most && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static int end(String one, String other, int start) {
        int most = Math.min(one.length(), other.length()) - start;
        int tail = 0;
        while (tail < most && one.charAt(one.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
            tail++;
        }
        return tail;
    }
}
