package trainyard.core.diagnose.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a text of any length in a buffer of fixed size, and hands over the lines that hold a needle, or all of them
 * while somebody wants so. A carriage return ends a line too, as progress bars mean it, but does not count as one.
 */
final class LineScanner {
    /** Longer lines are handed over in pieces. */
    static final int LONGEST = 64 * 1024;

    private static final int BUFFER = 512 * 1024;
    private static final int KEPT = 16 * 1024;
    private static final int MOST_BACK = 60;
    private static final int MOST_HITS = 64;

    private final Needles needles;
    private final Lines lines;
    private final byte[] buffer = new byte[BUFFER];
    private final int[] hits = new int[MOST_HITS];
    private int hitCount;
    private int filled;
    private int lineStart;
    private long number = 1;

    LineScanner(Needles needles, Lines lines) {
        this.needles = needles;
        this.lines = lines;
    }

    /** Takes the lines. */
    interface Lines {
        /** Whether the next line is wanted, whatever it holds. */
        boolean wantsAll();

        /**
         * @param number from 1
         * @param hits the needles in it, each once
         * @param back looks through the lines before this one
         */
        void line(long number, String text, int[] hits, Back back);
    }

    /** The lines before one, as far as they are still at hand. */
    interface Back {
        /** The first answer, the last line asked first. */
        <T> Optional<T> first(Function<String, Optional<T>> question);
    }

    static final Back NOTHING_BEFORE = new Back() {
        @Override
        public <T> Optional<T> first(Function<String, Optional<T>> question) {
            return Optional.empty();
        }
    };

    /** Reads all; returns the number of lines. */
    long read(InputStream in) throws IOException {
        Needles.Walk walk = needles.walk();
        int at = 0;
        while (true) {
            int got = in.read(buffer, filled, buffer.length - filled);
            if (got < 0) {
                break;
            }
            filled += got;
            for (int to = walk.on(buffer, at, filled); to <= filled; to = walk.on(buffer, at, filled)) {
                at = to;
                if (walk.isLineEnd()) {
                    end(at - 1);
                    if (buffer[at - 1] == '\n') {
                        number++;
                    }
                    lineStart = at;
                } else {
                    hit(walk.found());
                }
            }
            at = filled;
            if (filled - lineStart > LONGEST) {
                end(filled);
                lineStart = filled;
            }
            if (filled > buffer.length - LONGEST) {
                at -= compact();
            }
        }
        boolean open = filled > lineStart;
        if (open) {
            end(filled);
        }
        return open ? number : number - 1;
    }

    private int compact() {
        int from = Math.max(0, lineStart - KEPT);
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
        lineStart -= from;
        return from;
    }

    private void hit(int[] found) {
        for (int needle : found) {
            boolean known = false;
            for (int i = 0; i < hitCount && !known; i++) {
                known = hits[i] == needle;
            }
            if (!known && hitCount < MOST_HITS) {
                hits[hitCount++] = needle;
            }
        }
    }

    private void end(int lineEnd) {
        if (hitCount > 0 || lines.wantsAll()) {
            int[] here = Arrays.copyOf(hits, hitCount);
            hitCount = 0;
            lines.line(number, text(lineStart, lineEnd), here, new Back() {
                @Override
                public <T> Optional<T> first(Function<String, Optional<T>> question) {
                    return back(question);
                }
            });
        }
    }

    private String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    private <T> Optional<T> back(Function<String, Optional<T>> question) {
        int end = lineStart - 1;
        for (int i = 0; i < MOST_BACK && end > 0; i++) {
            int start = end;
            while (start > 0 && buffer[start - 1] != '\n' && buffer[start - 1] != '\r') {
                start--;
            }
            Optional<T> answer = question.apply(text(start, end));
            if (answer.isPresent()) {
                return answer;
            }
            end = start - 1;
        }
        return Optional.empty();
    }
}
