package trainyard.core.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one command's answers, one after the other, and gives the same record again for a row that has the same bytes
 * as before. Most rows of a job list have, so a refresh costs a comparison of bytes, and what follows sees by identity
 * what is unchanged.
 */
final class Table<R> {
    /**
     * One answer, read.
     *
     * @param rows in Slurm's order
     * @param unreadable rows that are not of the expected form, as they came; of a long one the beginning
     * @param reused how many records are those of the answer before
     */
    record Answer<R>(List<R> rows, List<String> unreadable, int reused) {}

    /** Bytes of an unreadable row. A garbled answer may be one row of megabytes, which no window can lay out. */
    private static final int UNREADABLE_KEPT = 500;

    private final RowFormat<R> format;
    private Places<R> before;

    Table(RowFormat<R> format) {
        this.format = format;
        before = new Places<>(format, new byte[0], 0);
    }

    Answer<R> read(byte[] text) {
        var now = new Places<R>(format, text, before.count);
        var rows = new ArrayList<R>(before.count);
        var unreadable = new ArrayList<String>();
        int reused = 0;
        int next = 0; // rows mostly keep their order, so the next row is mostly the next one of the answer before
        int end;
        for (int start = 0; start < text.length; start = end) {
            end = before.unchangedEnd(next, text, start);
            if (end < 0) {
                end = format.rowEnd(text, start);
                int same = before.find(text, start, end);
                next = same < 0 ? next : same;
            }
            R record = before.recordOf(next, text, start, end);
            if (record == null) {
                record = format.read(text, start, end);
            } else {
                reused++;
            }
            if (record != null) {
                rows.add(record);
            } else if (RowFormat.trimmed(text, start, end) > start) {
                int kept = Math.min(end - start, UNREADABLE_KEPT);
                String cut = kept < end - start ? " ..." : "";
                unreadable.add(new String(text, start, kept, StandardCharsets.UTF_8).strip() + cut);
            }
            now.add(end, record);
            next++;
        }
        before = now;
        return new Answer<>(Collections.unmodifiableList(rows), List.copyOf(unreadable), reused);
    }

    /** Where the rows of one answer stand, and what they became. */
    private static final class Places<R> {
        private final RowFormat<R> format;
        private final byte[] text;
        private int[] ends;
        private @Nullable R[] records;
        private int count;
        private int[] index = {};

        @SuppressWarnings("unchecked")
        Places(RowFormat<R> format, byte[] text, int expected) {
            this.format = format;
            this.text = text;
            int room = expected + expected / 8 + 16;
            ends = new int[room];
            records = (@Nullable R[]) new Object[room];
        }

        void add(int end, @Nullable R record) {
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, 2 * count);
                records = Arrays.copyOf(records, 2 * count);
            }
            ends[count] = end;
            records[count] = record;
            count++;
        }

        private int start(int row) {
            return row == 0 ? 0 : ends[row - 1];
        }

        /** Where the row at {@code start} of another text ends if it is this one's row, unchanged; else -1. */
        int unchangedEnd(int row, byte[] other, int start) {
            if (row >= count) {
                return -1;
            }
            int end = start + ends[row] - start(row);
            boolean whole =
                    end == other.length || end < other.length && other[end - 1] == '\n' && format.startsAt(other, end);
            return whole && isSame(row, other, start, end) ? end : -1;
        }

        /** The record of a row where it has these very bytes; null else. */
        @Nullable
        R recordOf(int row, byte[] other, int start, int end) {
            return row < count && isSame(row, other, start, end) ? records[row] : null;
        }

        private boolean isSame(int row, byte[] other, int start, int end) {
            return Arrays.equals(text, start(row), ends[row], other, start, end);
        }

        /** The row with the same key as a row of another text; -1 where there is none. */
        int find(byte[] other, int start, int end) {
            if (count == 0) {
                return -1;
            }
            if (index.length == 0) {
                buildIndex();
            }
            int keyEnd = format.keyEnd(other, start, end);
            int slot = Interned.hash(other, start, keyEnd) & index.length - 1;
            for (int row = index[slot] - 1; row >= 0; row = index[slot] - 1) {
                int from = start(row);
                if (Arrays.equals(text, from, format.keyEnd(text, from, ends[row]), other, start, keyEnd)) {
                    return row;
                }
                slot = slot + 1 & index.length - 1;
            }
            return -1;
        }

        /** Built only when an answer is compared with this one, and a row was not where it was expected. */
        private void buildIndex() {
            index = new int[Integer.highestOneBit(count) * 4];
            for (int row = 0; row < count; row++) {
                int from = start(row);
                int slot = Interned.hash(text, from, format.keyEnd(text, from, ends[row])) & index.length - 1;
                while (index[slot] != 0) {
                    slot = slot + 1 & index.length - 1;
                }
                index[slot] = row + 1;
            }
        }
    }
}
