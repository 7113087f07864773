package trainyard.core.diagnose.gather;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import trainyard.core.remote.RemoteShell;

/**
 * Takes apart what a script printed: pieces, each between a line {@code MARK begin NAME} and a line {@code MARK end
 * STATUS}, whatever bytes it has. One that was not ended, because the script was broken off, is not told.
 */
final class Frames implements RemoteShell.Printed {
    /** No script prints a piece so large; more of it is passed over. */
    private static final int LARGEST = 16 * 1024 * 1024;

    private final byte[] mark;
    private final Consumer<ScriptPiece> taker;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private byte[] held = {};
    private boolean inside;
    private String name = "";

    Frames(String mark, Consumer<ScriptPiece> taker) {
        this.mark = ("\n" + mark + " ").getBytes(StandardCharsets.US_ASCII);
        this.taker = taker;
    }

    @Override
    public void output(byte[] buffer, int length) {
        byte[] all = new byte[held.length + length];
        System.arraycopy(held, 0, all, 0, held.length);
        System.arraycopy(buffer, 0, all, held.length, length);
        int from = 0;
        while (true) {
            int at = find(all, from);
            int line = at < 0 ? -1 : lineEnd(all, at + mark.length);
            if (line < 0) {
                // The beginning of a mark may stand at the end.
                int keep = at >= 0 ? at : Math.max(from, all.length - mark.length + 1);
                add(all, from, keep);
                held = Arrays.copyOfRange(all, keep, all.length);
                return;
            }
            add(all, from, at);
            marked(new String(all, at + mark.length, line - at - mark.length, StandardCharsets.UTF_8));
            from = line + 1;
        }
    }

    private void add(byte[] all, int from, int to) {
        if (inside && to > from) {
            text.write(all, from, Math.min(to - from, Math.max(0, LARGEST - text.size())));
        }
    }

    private void marked(String line) {
        if (line.startsWith("begin ")) {
            inside = true;
            name = line.substring("begin ".length());
        } else if (inside && line.startsWith("end ")) {
            inside = false;
            taker.accept(new ScriptPiece(name, text.toByteArray(), line.substring("end ".length()), System.nanoTime()));
        }
        text.reset();
    }

    private int find(byte[] all, int from) {
        for (int at = from; at <= all.length - mark.length; at++) {
            int same = 0;
            while (same < mark.length && all[at + same] == mark[same]) {
                same++;
            }
            if (same == mark.length) {
                return at;
            }
        }
        return -1;
    }

    private static int lineEnd(byte[] all, int from) {
        for (int at = from; at < all.length; at++) {
            if (all[at] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
