package trainyard.app.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import trainyard.core.diagnose.Source;
import trainyard.core.live.output.TerminalText;
import trainyard.core.live.output.TextLine;

/**
 * A part of a source, around one line: a log of gigabytes is read through, and never held.
 *
 * @param first the number of the first line, from 1
 * @param more whether there are lines behind the last one
 */
record SourceText(List<TextLine> lines, long first, boolean more) {
    /** Lines that are shown before the wanted one, and as many behind it. */
    static final int AROUND = 50_000;

    private static final int CHUNK = 64 * 1024;

    SourceText {
        lines = List.copyOf(lines);
    }

    /** @param wanted the number of the line, from 1; 0 for the beginning */
    static SourceText around(Source source, long wanted) throws IOException, InterruptedException {
        return around(source, wanted, AROUND);
    }

    static SourceText around(Source source, long wanted, int most) throws IOException, InterruptedException {
        var text = new TerminalText();
        var lines = new ArrayDeque<TextLine>();
        var bytes = new byte[CHUNK];
        long read = 0;
        long last = Math.max(1, wanted) + most;
        try (InputStream in = source.content().open()) {
            int length = in.read(bytes);
            while (length >= 0 && read <= last) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("the reading was broken off");
                }
                text.take(bytes, length);
                for (TextLine line : text.finished()) {
                    read += add(lines, line, read, wanted, most, last);
                }
                length = in.read(bytes);
            }
        }
        if (!text.open().text().isEmpty()) {
            read += add(lines, text.open(), read, wanted, most, last);
        }
        return new SourceText(new ArrayList<>(lines), Math.min(read, last) - lines.size() + 1, read > last);
    }

    /** Keeps a line where it is near enough; returns that it is one. */
    private static int add(ArrayDeque<TextLine> lines, TextLine line, long read, long wanted, int most, long last) {
        if (read < last) {
            lines.addLast(line);
            if (read + 1 <= wanted && lines.size() > most) {
                lines.removeFirst();
            }
        }
        return 1;
    }

    /** Where a line is among these; -1 where it is not. */
    int index(long line) {
        long index = line - first;
        return index >= 0 && index < lines.size() ? (int) index : -1;
    }
}
