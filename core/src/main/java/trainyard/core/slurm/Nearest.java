package trainyard.core.slurm;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Nearest {
    private static final int MOST_SURELY = 2;
    private static final int SHORT = 4;

    private Nearest() {}

    /** The known word that differs in the fewest letters, where it is near enough to be a slip; case is none. */
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(candidate -> distance(word, candidate) <= most(word));
    }

    /** The known word that was meant beyond doubt: at most two letters differ, and no other word is as near. */
    public static Optional<String> only(String word, Collection<String> known) {
        return to(word, known).filter(near -> {
            int distance = distance(word, near);
            // cpu is no slip of gpu: short words are near by chance.
            return near.length() > SHORT
                    && distance <= MOST_SURELY
                    && known.stream()
                            .filter(other -> !other.equals(near))
                            .noneMatch(other -> distance(word, other) <= distance);
        });
    }

    /** Half of a short word may not differ: that is another word. */
    private static int most(String word) {
        return word.length() <= 4 ? 1 : Math.max(2, word.length() / 3);
    }

    /** Levenshtein's distance. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(swap, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
