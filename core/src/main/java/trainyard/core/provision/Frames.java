package trainyard.core.provision;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes apart what {@code supervise.py follow} prints: a line {@code events N} or {@code log N} with N bytes behind it, and
 * at last {@code state WORD}. Bytes come in pieces of any size.
 */
final class Frames {
    private final Taker taker;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private boolean events;
    private int left;
    private String state = "";

    Frames(Taker taker) {
        this.taker = taker;
    }

    /** Takes the bytes of the two files. */
    interface Taker {
        void events(byte[] buffer, int from, int length);

        void log(byte[] buffer, int from, int length);
    }

    /** How the run stands at the end of the frames: {@code ended} or {@code lost}; empty where they were cut off. */
    String state() {
        return state;
    }

    void take(byte[] buffer, int length) {
        int at = 0;
        while (at < length) {
            if (left > 0) {
                int part = Math.min(left, length - at);
                if (events) {
                    taker.events(buffer, at, part);
                } else {
                    taker.log(buffer, at, part);
                }
                left -= part;
                at += part;
            } else if (buffer[at++] == '\n') {
                begin(head.toString(StandardCharsets.UTF_8));
                head.reset();
            } else {
                head.write(buffer[at - 1]);
            }
        }
    }

    private void begin(String line) {
        String[] words = line.split(" ", 2);
        if (words.length == 2 && words[0].equals("state")) {
            state = words[1];
        } else if (words.length == 2 && words[1].matches("\\d{1,9}")) {
            events = words[0].equals("events");
            left = Integer.parseInt(words[1]);
        }
    }
}
