package trainyard.core.live;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one column's texts mean, each text read once: the rows of a job list share few users, partitions and
 * resources. A lookup makes no garbage.
 *
 * <p>It begins anew when a column turns out to have too many texts, so it never grows for long.
 */
final class Interned<T> {
    private static final int MOST = 1 << 14;
    private static final int MASK = 2 * MOST - 1;

    private record Entry<T>(byte[] text, T value) {}

    private final Function<String, T> meaning;
    private final @Nullable Entry<T>[] entries;
    private int count;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Interned(Function<String, T> meaning) {
        this.meaning = meaning;
        entries = new @Nullable Entry[MASK + 1];
    }

    static Interned<String> strings() {
        return new Interned<>(text -> text);
    }

    T of(byte[] text, int from, int to) {
        int slot = hash(text, from, to) & MASK;
        for (Entry<T> entry = entries[slot]; entry != null; entry = entries[slot]) {
            if (Arrays.equals(entry.text(), 0, entry.text().length, text, from, to)) {
                return entry.value();
            }
            slot = (slot + 1) & MASK;
        }
        T value = meaning.apply(new String(text, from, to - from, StandardCharsets.UTF_8));
        keep(slot, new Entry<>(Arrays.copyOfRange(text, from, to), value));
        return value;
    }

    private void keep(int slot, Entry<T> entry) {
        if (count == MOST) {
            Arrays.fill(entries, null);
            count = 0;
        }
        entries[slot] = entry;
        count++;
    }

    static int hash(byte[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        return hash ^ hash >>> 15;
    }
}
