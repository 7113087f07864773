package trainyard.core.diagnose.read;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The tracebacks that are open in a text: those of several ranks stand between one another's lines. */
final class Tracebacks {
    static final String INTERRUPTED = "python.interrupted";
    static final String CUT = "python.cut-traceback";

    /** For an exception whose traceback is not there: one that is tells more. */
    static final String LAST_LINE = "user-exception.name";

    private static final int MOST = 256;

    private final List<Traceback> open = new ArrayList<>();
    private final List<String> chained = new ArrayList<>();

    /**
     * What a line is to the tracebacks.
     *
     * @param inside whether it is a line of one
     * @param complete the one that it completes, as its exception
     */
    record Taken(boolean inside, Optional<Traceback> complete) {
        static final Taken NOT = new Taken(false, Optional.empty());
        static final Taken INSIDE = new Taken(true, Optional.empty());
    }

    /** A traceback whose exception did not come: its first line is all that is certain. */
    record Cut(long line, String text) {}

    boolean areOpen() {
        return !open.isEmpty();
    }

    /**
     * Takes a line.
     *
     * @param opening whether it may open a traceback or chain two
     */
    Taken take(String line, long at, boolean opening) {
        if (opening && line.contains(Traceback.OPENING)) {
            if (open.size() < MOST) {
                String prefix = line.substring(0, line.indexOf(Traceback.OPENING));
                open.removeIf(one -> one.prefix().equals(prefix));
                open.add(new Traceback(line, at, chained.remove(prefix.strip())));
            }
            return Taken.NOT;
        }
        if (opening) {
            int chain = line.indexOf("The above exception was the direct cause");
            if (chain >= 0) {
                chained.add(line.substring(0, chain).strip());
                return Taken.INSIDE;
            }
        }
        for (Iterator<Traceback> each = open.iterator(); each.hasNext(); ) {
            Traceback traceback = each.next();
            switch (traceback.take(line)) {
                case TAKEN -> {
                    return Taken.INSIDE;
                }
                case COMPLETE -> {
                    each.remove();
                    return new Taken(false, Optional.of(traceback));
                }
                case BROKEN -> each.remove();
                case FOREIGN -> {}
            }
        }
        return Taken.NOT;
    }

    List<Cut> cut() {
        return open.stream()
                .filter(Traceback::hasFrames)
                .map(one -> new Cut(one.at(), one.opening()))
                .toList();
    }
}
