package trainyard.core.diagnose.export;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * Words one of which stands in each line that may have a secret: all are looked for in one pass over the bytes, whatever
 * the case of ASCII letters, since most lines of a log have none.
 */
final class Anchors {
    private static final Anchors ALL =
            new Anchors(Stream.of(SecretShapes.literals(), NamedSecrets.literals(), KeyBlock.literals())
                    .flatMap(Collection::stream)
                    .distinct()
                    .toList());

    /** Letters that are in no word are all alike. */
    private final int[] kinds = new int[256];

    private final int width;
    private final int[] next;
    private final boolean[] found;

    private Anchors(Collection<String> words) {
        int used = 1;
        for (String word : words) {
            for (char sign : word.toCharArray()) {
                if (kinds[sign] == 0) {
                    kinds[sign] = used;
                    kinds[Character.toUpperCase(sign)] = used++;
                }
            }
        }
        width = used;
        int most = 1 + words.stream().mapToInt(String::length).sum();
        next = new int[most * width];
        found = new boolean[most];
        Arrays.fill(next, -1);
        int states = 1;
        for (String word : words) {
            int state = 0;
            for (char sign : word.toCharArray()) {
                int at = state * width + kinds[sign];
                if (next[at] < 0) {
                    next[at] = states++;
                }
                state = next[at];
            }
            found[state] = true;
        }
        follow(new int[most]);
    }

    /** Where a word ends short, what of it can begin another one is gone on with. */
    private void follow(int[] fallback) {
        var open = new ArrayDeque<Integer>();
        for (int kind = 0; kind < width; kind++) {
            if (next[kind] < 0) {
                next[kind] = 0;
            } else {
                open.add(next[kind]);
            }
        }
        while (!open.isEmpty()) {
            int state = open.remove();
            found[state] |= found[fallback[state]];
            for (int kind = 0; kind < width; kind++) {
                int at = state * width + kind;
                int instead = next[fallback[state] * width + kind];
                if (next[at] < 0) {
                    next[at] = instead;
                } else {
                    fallback[next[at]] = instead;
                    open.add(next[at]);
                }
            }
        }
    }

    static boolean areIn(byte[] bytes, int from, int to) {
        return ALL.has(bytes, from, to);
    }

    private boolean has(byte[] bytes, int from, int to) {
        int state = 0;
        for (int at = from; at < to; at++) {
            state = next[state * width + kinds[bytes[at] & 0xff]];
            if (found[state]) {
                return true;
            }
        }
        return false;
    }
}
