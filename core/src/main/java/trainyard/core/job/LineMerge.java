package trainyard.core.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import trainyard.core.conf.LineDiff;

/**
 * Two texts that come from one, made one text again: what one side changed is taken from it, and where both sides changed
 * the same lines, mine stay.
 */
final class LineMerge {
    private static final Pattern AFTER_LINE_END = Pattern.compile("(?<=\n)");
    private static final int NONE = -1;

    private final List<String> base;
    private final List<String> mine;
    private final List<String> theirs;
    private final int[] inMine;
    private final int[] inTheirs;

    private LineMerge(String base, String mine, String theirs) {
        this.base = lines(base);
        this.mine = lines(mine);
        this.theirs = lines(theirs);
        inMine = places(base, mine);
        inTheirs = places(base, theirs);
    }

    /** @param base what both come from */
    static String of(String base, String mine, String theirs) {
        return base.equals(mine) ? theirs : new LineMerge(base, mine, theirs).merged();
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(AFTER_LINE_END.split(text));
    }

    private String merged() {
        var merged = new ArrayList<String>();
        int atBase = 0;
        int atMine = 0;
        int atTheirs = 0;
        for (int line = 0; line < base.size(); line++) {
            if (inMine[line] != NONE && inTheirs[line] != NONE) {
                merged.addAll(chosen(
                        base.subList(atBase, line),
                        mine.subList(atMine, inMine[line]),
                        theirs.subList(atTheirs, inTheirs[line])));
                merged.add(base.get(line));
                atBase = line + 1;
                atMine = inMine[line] + 1;
                atTheirs = inTheirs[line] + 1;
            }
        }
        merged.addAll(chosen(
                base.subList(atBase, base.size()),
                mine.subList(atMine, mine.size()),
                theirs.subList(atTheirs, theirs.size())));
        return String.join("", merged);
    }

    private static List<String> chosen(List<String> before, List<String> mine, List<String> theirs) {
        return mine.equals(before) ? theirs : mine;
    }

    /** Where each line of the base stands in a side; {@link #NONE} where it was changed or removed there. */
    private static int[] places(String base, String side) {
        int[] places = new int[lines(base).size()];
        int atBase = 0;
        int atSide = 0;
        for (LineDiff.Step step : LineDiff.of(base, side)) {
            switch (step.kind()) {
                case '-' -> places[atBase++] = NONE;
                case '+' -> atSide++;
                default -> places[atBase++] = atSide++;
            }
        }
        return places;
    }
}
