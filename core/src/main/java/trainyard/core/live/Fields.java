package trainyard.core.live;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import trainyard.core.slurm.SlurmTime;

/** The fields of one row: where each stands in the answer's bytes, read without a String for each. */
final class Fields {
    private static final byte[] NO_TEXT = {};

    /** The year 36812: what is later is no time but a mistake. */
    private static final long LATEST = 1L << 40;

    private final ZoneId zone;
    private final int[] from;
    private final int[] to;
    private byte[] text = NO_TEXT;

    /** @param zone of times that carry none; unused where Slurm was asked for seconds */
    Fields(int count, ZoneId zone) {
        this.zone = zone;
        from = new int[count];
        to = new int[count];
    }

    /** Forgets the row before; all fields are empty now. */
    void begin(byte[] answer) {
        text = answer;
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
    }

    void set(int field, int start, int end) {
        from[field] = start;
        to[field] = end;
    }

    boolean isSet(int field) {
        return to[field] > 0;
    }

    String text(int field) {
        return new String(text, from[field], to[field] - from[field], StandardCharsets.UTF_8);
    }

    <T> T interned(int field, Interned<T> column) {
        return column.of(text, from[field], to[field]);
    }

    /** A whole number without sign; {@code otherwise} where the field is something else, such as {@code N/A}. */
    long number(int field, long otherwise) {
        int end = to[field];
        int start = from[field];
        // 18 digits always fit a long.
        if (start == end || end - start > 18) {
            return otherwise;
        }
        long number = 0;
        for (int i = start; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return otherwise;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Seconds since 1970, or a local time in the zone given; empty for Slurm's words for none. */
    Optional<Instant> time(int field) {
        long seconds = number(field, -1);
        if (seconds > 0 && seconds < LATEST) {
            return Optional.of(Instant.ofEpochSecond(seconds));
        }
        return from[field] == to[field] ? Optional.empty() : SlurmTime.parse(text(field), zone);
    }
}
