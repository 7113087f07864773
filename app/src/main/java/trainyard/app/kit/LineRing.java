package trainyard.app.kit;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.collections.ObservableListBase;
import trainyard.core.live.output.TextLine;

/**
 * The newest lines of a log, so many at most; the last may have no end yet. As an observable list it is all of them, or
 * the last ones alone: JavaFX's lists walk over all rows above what they show, several times a frame. Used on the FX
 * thread.
 */
final class LineRing extends ObservableListBase<TextLine> {
    private static final int FIRST_ROOM = 1024;

    private final int most;
    private TextLine[] ring = new TextLine[FIRST_ROOM];
    private int start;
    private int size;
    /** Kept lines before the first row. */
    private int hidden;

    private int mostRows = Integer.MAX_VALUE;
    private long dropped;
    private boolean open;

    /** @param most lines that are kept, at least one */
    LineRing(int most) {
        this.most = most;
    }

    @Override
    public TextLine get(int index) {
        return at(hidden + Objects.checkIndex(index, size()));
    }

    @Override
    public int size() {
        return size - hidden;
    }

    /** All lines that are kept, also those that are no rows now. */
    List<TextLine> kept() {
        return new AbstractList<>() {
            @Override
            public TextLine get(int index) {
                return at(Objects.checkIndex(index, size));
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** Kept lines before the first row. */
    int hidden() {
        return hidden;
    }

    /** Has about so many of the last lines as rows from now on, at least one. */
    void showLast(int rows) {
        mostRows = rows;
        beginChange();
        hide(0);
        int shown = Math.min(hidden, mostRows - size());
        if (shown > 0) {
            hidden -= shown;
            nextAdd(0, shown);
        }
        endChange();
    }

    private void hide(int more) {
        int over = Math.min(size(), size() + more - mostRows);
        if (over > 0) {
            var gone = List.copyOf(subList(0, over));
            hidden += over;
            nextRemove(0, gone);
        }
    }

    /** Lines that made room for newer ones since the last {@link #reset}. */
    long dropped() {
        return dropped;
    }

    /**
     * Appends lines; the first takes the place of the one without end.
     *
     * @param last the line without end as it is now; empty text for none
     */
    void append(List<TextLine> finished, TextLine last) {
        beginChange();
        boolean nextOpen = !last.text().isEmpty();
        int from = 0;
        int count = finished.size() + (nextOpen ? 1 : 0);
        if (open && count == 0) {
            size--;
            nextRemove(size(), at(size));
        } else if (open) {
            TextLine before = at(size - 1);
            TextLine now = line(finished, last, 0);
            from = 1;
            if (!now.equals(before)) {
                ring[(start + size - 1) % ring.length] = now;
                nextSet(size() - 1, before);
            }
        }
        makeRoom(count - from);
        hide(count - from);
        int first = size();
        for (int i = from; i < count; i++) {
            ring[(start + size++) % ring.length] = line(finished, last, i);
        }
        if (size() > first) {
            nextAdd(first, size());
        }
        open = nextOpen;
        endChange();
    }

    private TextLine at(int index) {
        return ring[(start + index) % ring.length];
    }

    private static TextLine line(List<TextLine> finished, TextLine last, int index) {
        return index < finished.size() ? finished.get(index) : last;
    }

    private void makeRoom(int more) {
        int overflow = Math.min(size, size + more - most);
        if (overflow > 0) {
            var gone = List.copyOf(kept().subList(Math.min(hidden, overflow), overflow));
            for (int i = 0; i < overflow; i++) {
                ring[(start + i) % ring.length] = TextLine.EMPTY;
            }
            start = (start + overflow) % ring.length;
            size -= overflow;
            hidden -= overflow - gone.size();
            dropped += overflow;
            nextRemove(0, gone);
        }
        if (size + more > ring.length) {
            int room = ring.length;
            while (room < size + more) {
                room *= 2;
            }
            ring = Arrays.copyOf(kept().toArray(new TextLine[0]), room);
            start = 0;
        }
    }

    /** Forgets all lines, and that there were any. */
    void reset() {
        beginChange();
        List<TextLine> gone = List.copyOf(this);
        ring = new TextLine[FIRST_ROOM];
        start = 0;
        size = 0;
        hidden = 0;
        open = false;
        dropped = 0;
        nextRemove(0, gone);
        endChange();
    }
}
