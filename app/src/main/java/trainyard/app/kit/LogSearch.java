package trainyard.app.kit;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import trainyard.core.live.output.TextLine;

/** Looks for words in lines, in any case. */
record LogSearch(List<TextLine> lines, String text) {
    /**
     * What was found.
     *
     * @param line index of the chosen line; -1 where there is none
     * @param place of the chosen one among all that fit, from 1
     */
    record Found(int line, int place, int total) {}

    /** The next line that fits behind {@code from}, or before it; from the end on at the beginning. */
    Found next(int from, boolean backwards) {
        String wanted = text.toLowerCase(Locale.ROOT);
        int[] fits = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).text().toLowerCase(Locale.ROOT).contains(wanted))
                .toArray();
        if (fits.length == 0) {
            return new Found(-1, 0, 0);
        }
        int behind = 0;
        while (behind < fits.length && (backwards ? fits[behind] < from : fits[behind] <= from)) {
            behind++;
        }
        int chosen = Math.floorMod(backwards ? behind - 1 : behind, fits.length);
        return new Found(fits[chosen], chosen + 1, fits.length);
    }
}
