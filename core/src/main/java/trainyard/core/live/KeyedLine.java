package trainyard.core.live;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One line of {@code scontrol -o}: {@code Key=value} pairs between blanks, where a few values are free text with
 * blanks of their own.
 *
 * <p>Free text ends at a known key that Slurm writes behind it and that has not been there yet, so
 * {@code Reason=set State=DOWN by hand} stays one text. Keys that are not known are passed over.
 */
final class KeyedLine {
    private static final int SLOTS = 512;

    private final List<String> keys;
    private final byte[][] names;
    private final int[] slots = new int[SLOTS];
    private final boolean[] isFree;
    private final Fields fields;

    /**
     * @param keys those that are read, and those that may follow a free text, in Slurm's order; the first begins the
     *     line
     * @param free the keys of free texts
     */
    KeyedLine(List<String> keys, Set<String> free, ZoneId zone) {
        this.keys = keys;
        isFree = new boolean[keys.size()];
        fields = new Fields(keys.size(), zone);
        names = new byte[keys.size()][];
        Arrays.fill(slots, -1);
        for (int key = 0; key < names.length; key++) {
            isFree[key] = free.contains(keys.get(key));
            names[key] = keys.get(key).getBytes(StandardCharsets.US_ASCII);
            int slot = Interned.hash(names[key], 0, names[key].length) & SLOTS - 1;
            while (slots[slot] >= 0) {
                slot = slot + 1 & SLOTS - 1;
            }
            slots[slot] = key;
        }
    }

    int field(String key) {
        int field = keys.indexOf(key);
        if (field < 0) {
            throw new IllegalArgumentException("no such key: " + key);
        }
        return field;
    }

    /** Whether a line with the first key begins at this place. */
    boolean startsAt(byte[] text, int start) {
        byte[] first = names[0];
        int equals = start + first.length;
        return equals < text.length
                && text[equals] == '='
                && Arrays.equals(first, 0, first.length, text, start, equals);
    }

    int rowEnd(byte[] text, int start) {
        int end = RowFormat.lineEnd(text, start);
        while (end < text.length && !startsAt(text, end)) {
            end = RowFormat.lineEnd(text, end);
        }
        return end;
    }

    /** The place of the next blank or line end. */
    static int keyEnd(byte[] text, int start, int end) {
        int at = start;
        while (at < end && text[at] > ' ') {
            at++;
        }
        return at;
    }

    /** Cuts a line. The fields stay good until the next call. */
    Fields cut(byte[] text, int start, int end) {
        fields.begin(text);
        int open = -1; // the free text that is not at its end yet
        int openFrom = start;
        int at = start;
        while (at < end) {
            int equals = wordEnd(text, at, end);
            int wordEnd = keyEnd(text, equals, end);
            int key = equals < end && text[equals] == '=' ? find(text, at, equals) : -1;
            if (key > open && !fields.isSet(key)) {
                if (open >= 0) {
                    fields.set(open, openFrom, RowFormat.trimmed(text, openFrom, at));
                }
                open = isFree[key] ? key : -1;
                openFrom = equals + 1;
                fields.set(key, openFrom, wordEnd);
            }
            at = wordEnd + 1;
        }
        if (open >= 0) {
            fields.set(open, openFrom, RowFormat.trimmed(text, openFrom, end));
        }
        return fields;
    }

    private static int wordEnd(byte[] text, int start, int end) {
        int at = start;
        while (at < end
                && (text[at] >= 'A' && text[at] <= 'Z' || text[at] >= 'a' && text[at] <= 'z' || text[at] == '_')) {
            at++;
        }
        return at;
    }

    private int find(byte[] text, int from, int to) {
        int slot = Interned.hash(text, from, to) & SLOTS - 1;
        while (slots[slot] >= 0) {
            byte[] name = names[slots[slot]];
            if (Arrays.equals(name, 0, name.length, text, from, to)) {
                return slots[slot];
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return -1;
    }
}
