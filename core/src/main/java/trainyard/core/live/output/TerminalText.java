package trainyard.core.live.output;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes lines out of what a program writes for a terminal, chunk by chunk: a carriage return starts the line anew, so
 * that of a progress bar its last state stays; colours become styles, all other escape sequences are dropped; bytes
 * that are no UTF-8 become replacement characters. For one thread.
 */
public final class TerminalText {
    /** Characters kept of a line. */
    public static final int LONGEST = 64 * 1024;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    private final Escapes escapes = new Escapes();
    private final ByteBuffer incomplete = ByteBuffer.allocate(8);
    private final CharBuffer chars = CharBuffer.allocate(8192);
    private final List<TextLine> finished = new ArrayList<>();
    private final LineInMaking line = new LineInMaking();
    private boolean returned;

    /** Takes the next bytes; they may end amid a character, a sequence or a line. */
    public void take(byte[] bytes, int length) {
        ByteBuffer input = ByteBuffer.wrap(bytes, 0, length);
        while (incomplete.position() > 0 && input.hasRemaining()) {
            incomplete.put(input.get());
            incomplete.flip();
            decode(incomplete);
            incomplete.compact();
        }
        decode(input);
        incomplete.put(input);
    }

    /** What is left in {@code bytes} afterwards is the beginning of a character. */
    private void decode(ByteBuffer bytes) {
        boolean more = true;
        while (more) {
            more = decoder.decode(bytes, chars, false).isOverflow();
            chars.flip();
            read(chars);
            chars.clear();
        }
    }

    private void read(CharBuffer text) {
        while (text.hasRemaining()) {
            int plain = escapes.isOpen() ? 0 : plainLength(text);
            if (plain > 0) {
                startAnewAfterReturn();
                line.add(text.subSequence(0, plain));
                text.position(text.position() + plain);
            } else {
                control(text.get());
            }
        }
    }

    private static int plainLength(CharBuffer text) {
        int length = 0;
        int most = text.remaining();
        while (length < most && isPlain(text.charAt(length))) {
            length++;
        }
        return length;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f || c > 0x9f || c == '\t';
    }

    private void control(char c) {
        if (c == '\n' || c == '\r') {
            // An unfinished sequence must not swallow the rest of the file.
            escapes.end();
        }
        if (c == '\n') {
            finish();
        } else if (c == '\r') {
            returned = true;
        } else if (escapes.isOpen()) {
            escapes.take(c).ifPresent(numbers -> line.style(Sgr.apply(line.style(), numbers)));
        } else if (c == '\b') {
            line.back();
        } else {
            escapes.begin(c);
        }
    }

    private void startAnewAfterReturn() {
        if (returned) {
            line.clear();
            returned = false;
        }
    }

    private void finish() {
        finished.add(line.made());
        line.clear();
        returned = false;
    }

    /** Ends the line that has no end, where there is one: what follows is another file. */
    public void breakLine() {
        if (!line.isEmpty()) {
            finish();
        }
        beginAnew();
    }

    /** Forgets what has come and was not taken. */
    public void discard() {
        finished.clear();
        beginAnew();
    }

    private void beginAnew() {
        line.clear();
        incomplete.clear();
        escapes.end();
        returned = false;
    }

    /** The lines that have ended since the last call. */
    public List<TextLine> finished() {
        List<TextLine> lines = List.copyOf(finished);
        finished.clear();
        return lines;
    }

    /** The line that has no end yet, as it stands; empty text for none. */
    public TextLine open() {
        return line.isEmpty() ? TextLine.EMPTY : line.made();
    }
}
