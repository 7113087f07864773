package trainyard.core.diagnose.gather;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes apart what a script printed: pieces of bytes, each behind a line with the boundary and its name. */
final class Frames {
    private Frames() {}

    record Frame(String name, byte[] content) {
        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    static List<Frame> of(byte[] output, String boundary) {
        byte[] mark = ("\n" + boundary + " ").getBytes(StandardCharsets.US_ASCII);
        var frames = new ArrayList<Frame>();
        int at = find(output, mark, 0);
        while (at >= 0) {
            int nameStart = at + mark.length;
            int nameEnd = nameStart;
            while (nameEnd < output.length && output[nameEnd] != '\n') {
                nameEnd++;
            }
            int next = find(output, mark, nameEnd);
            int end = next < 0 ? output.length : next;
            String name = new String(output, nameStart, nameEnd - nameStart, StandardCharsets.UTF_8);
            int start = Math.min(nameEnd + 1, end);
            frames.add(new Frame(name, Arrays.copyOfRange(output, start, end)));
            at = next;
        }
        return frames;
    }

    private static int find(byte[] in, byte[] what, int from) {
        for (int i = from; i <= in.length - what.length; i++) {
            if (in[i] == what[0] && Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }
}
