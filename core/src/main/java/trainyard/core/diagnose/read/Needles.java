package trainyard.core.diagnose.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds any of many words in one pass over bytes, whatever the case of ASCII letters (Aho and Corasick's automaton,
 * laid out as a table). The ends of lines are states of their own, so that a reader looks for both with one comparison
 * a byte.
 */
public final class Needles {
    private static final int BYTES = 256;
    private static final int[] NONE = {};

    /** The class of a byte: those that no needle has are all one. */
    private final byte[] classes = new byte[BYTES];

    /** Rows are as wide as the next power of two. */
    private final int shift;

    private final char[] next;
    private final int[][] found;
    private final int lineEnd;
    private final int firstOfInterest;

    /** @param needles without line ends; the index of each is its number */
    public Needles(List<String> needles) {
        int count = 1;
        byte[][] words = new byte[needles.size()][];
        for (int i = 0; i < words.length; i++) {
            words[i] = needles.get(i).getBytes(StandardCharsets.UTF_8);
            for (int j = 0; j < words[i].length; j++) {
                words[i][j] = lower(words[i][j]);
                int at = words[i][j] & 0xff;
                if (classes[at] == 0) {
                    classes[at] = (byte) count++;
                }
            }
        }
        for (int upper = 'A'; upper <= 'Z'; upper++) {
            classes[upper] = classes[upper + 'a' - 'A'];
        }
        int end = count++;
        classes['\n'] = (byte) end;
        classes['\r'] = (byte) end;
        int width = count;
        shift = Integer.SIZE - Integer.numberOfLeadingZeros(width - 1);
        Trie trie = new Trie(words, classes, width);
        trie.complete(end);
        // Those near the root come first, where almost all bytes lead: they stay in the processor's cache. Those with
        // something to tell have the highest numbers.
        int states = trie.goTo.size();
        int[] number = new int[states + 1];
        int quiet = 0;
        for (int state : trie.byDepth) {
            if (trie.found.get(state).length == 0) {
                number[state] = quiet++;
            }
        }
        firstOfInterest = quiet;
        int loud = quiet;
        for (int state : trie.byDepth) {
            if (trie.found.get(state).length > 0) {
                number[state] = loud++;
            }
        }
        number[states] = loud;
        lineEnd = loud;
        if (lineEnd > Character.MAX_VALUE) {
            throw new IllegalArgumentException("too many words to search for");
        }
        next = new char[(states + 1) << shift];
        found = new int[states + 1][];
        for (int state = 0; state <= states; state++) {
            // Behind a line's end all begins anew.
            int[] row = trie.goTo.get(state == states ? 0 : state);
            found[number[state]] = state == states ? NONE : trie.found.get(state);
            for (int c = 0; c < width; c++) {
                next[(number[state] << shift) + c] = (char) number[c == end ? states : row[c]];
            }
        }
    }

    /** A way through a text: begins at the root, and stops where there is something to tell. */
    public final class Walk {
        private Walk() {}

        private int state;

        /** Goes on until the state tells something; returns the place behind that byte, or {@code to} + 1 for none. */
        public int on(byte[] text, int from, int to) {
            char[] table = next;
            byte[] kinds = classes;
            int bits = shift;
            int limit = firstOfInterest;
            int at = state;
            for (int i = from; i < to; i++) {
                at = table[(at << bits) + kinds[text[i] & 0xff]];
                if (at >= limit) {
                    state = at;
                    return i + 1;
                }
            }
            state = at;
            return to + 1;
        }

        boolean isLineEnd() {
            return state == lineEnd;
        }

        /** The needles that end here. */
        int[] found() {
            return Needles.this.found[state];
        }
    }

    public Walk walk() {
        return new Walk();
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 'a' - 'A') : b;
    }

    private static final class Trie {
        final List<int[]> goTo = new ArrayList<>();
        final List<int[]> found = new ArrayList<>();
        final List<Integer> byDepth = new ArrayList<>(List.of(0));
        private final int width;

        Trie(byte[][] words, byte[] classes, int width) {
            this.width = width;
            add();
            for (int i = 0; i < words.length; i++) {
                int state = 0;
                for (byte b : words[i]) {
                    int c = classes[b & 0xff];
                    if (goTo.get(state)[c] < 0) {
                        goTo.get(state)[c] = add();
                    }
                    state = goTo.get(state)[c];
                }
                found.set(state, with(found.get(state), i));
            }
        }

        private int add() {
            int[] row = new int[width];
            Arrays.fill(row, -1);
            goTo.add(row);
            found.add(NONE);
            return goTo.size() - 1;
        }

        /** Gives every state a way for every byte, by the longest ending that begins a needle. */
        void complete(int lineEnd) {
            int[] fallback = new int[goTo.size()];
            var queue = new ArrayDeque<Integer>();
            for (int c = 0; c < width; c++) {
                int to = goTo.get(0)[c];
                if (to < 0) {
                    goTo.get(0)[c] = 0;
                } else {
                    queue.add(to);
                }
            }
            while (!queue.isEmpty()) {
                int state = queue.remove();
                byDepth.add(state);
                int[] row = goTo.get(state);
                for (int c = 0; c < width; c++) {
                    int other = goTo.get(fallback[state])[c];
                    if (row[c] < 0) {
                        row[c] = c == lineEnd ? 0 : other;
                    } else {
                        fallback[row[c]] = other;
                        found.set(row[c], with(found.get(row[c]), found.get(other)));
                        queue.add(row[c]);
                    }
                }
            }
        }

        private static int[] with(int[] some, int... more) {
            int[] all = Arrays.copyOf(some, some.length + more.length);
            System.arraycopy(more, 0, all, some.length, more.length);
            return all;
        }
    }
}
