package trainyard.core.live.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import trainyard.core.remote.RemoteShell;

/** What has come of a followed file so far, and where the next command must go on. For one thread at a time. */
final class Progress implements RemoteShell.Printed {
    /** So much is looked through for the end of the first line, of which only the rest is in view. */
    private static final int LONGEST_FIRST = 64 * 1024;

    private static final int NOTHING_TO_PASS = -1;

    private final String path;
    private final long last;
    private final FollowedFile.Watcher watcher;
    private final TerminalText text = new TerminalText();
    private boolean begun;
    private String id = "";
    private long position;
    private long older;
    private int passed = NOTHING_TO_PASS;

    Progress(String path, long last, FollowedFile.Watcher watcher) {
        this.path = path;
        this.last = last;
        this.watcher = watcher;
    }

    /** The file at this path is another one now, so the command that carries the old one must end. */
    static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Moved() {
            super("the file was rotated", null, false, false);
        }
    }

    /** @return the first byte wanted, from 1: behind what has come, where the file is still the same one */
    long begin(FileStat now) {
        if (!begun) {
            begun = true;
            older = Math.max(0, now.size() - last);
            position = older;
            passed = older > 0 ? 0 : NOTHING_TO_PASS;
        } else if (!id.isEmpty() && (!now.id().equals(id) || now.size() < position)) {
            restart();
        }
        id = now.id();
        watcher.state(new FileState.Following(older));
        return position + 1;
    }

    /** @param why in the words of the C library */
    void lacks(String why) {
        // One that appears now is wanted from its beginning.
        begun = true;
        watcher.state(TailNotice.failed(path, why));
    }

    private void restart() {
        text.breakLine();
        watcher.lines(text.finished(), text.open());
        watcher.state(new FileState.Restarted("Another file took the place of " + path + "."));
        forget();
    }

    private void forget() {
        position = 0;
        older = 0;
        passed = NOTHING_TO_PASS;
        id = "";
        text.discard();
    }

    @Override
    public void output(byte[] buffer, int length) {
        position += length;
        int from = firstWanted(buffer, length);
        if (from < length) {
            text.take(from == 0 ? buffer : Arrays.copyOfRange(buffer, from, length), length - from);
            tell();
        }
    }

    private void tell() {
        var lines = new ArrayList<TextLine>();
        for (TextLine line : text.finished()) {
            Optional<TailNotice> notice = TailNotice.in(line.text(), path);
            if (notice.isEmpty()) {
                lines.add(line);
                continue;
            }
            position -= line.text().length() - notice.get().before().length() + 1;
            if (!notice.get().before().isEmpty()) {
                lines.add(TextLine.plain(notice.get().before()));
            }
            watcher.lines(lines, TextLine.EMPTY);
            lines.clear();
            watcher.state(notice.get().state());
            if (notice.get().state() instanceof FileState.Restarted) {
                // The new file is read anew from its first byte, whatever of it has come already.
                forget();
                throw new Moved();
            }
        }
        watcher.lines(lines, text.open());
    }

    /** Passes over the rest of a line whose beginning is not shown. */
    private int firstWanted(byte[] buffer, int length) {
        if (passed == NOTHING_TO_PASS) {
            return 0;
        }
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r') {
                passed = NOTHING_TO_PASS;
                return i + 1;
            }
        }
        passed += length;
        if (passed > LONGEST_FIRST) {
            passed = NOTHING_TO_PASS;
        }
        return length;
    }
}
