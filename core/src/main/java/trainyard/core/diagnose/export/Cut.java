package trainyard.core.diagnose.export;

import java.util.List;

/** A part of a line that is taken out. */
record Cut(int start, int end, String kind) {
    static final String MARK = "[removed:";

    /** The line without them; they stand in order and do not overlap. */
    static String all(String line, List<Cut> cuts) {
        if (cuts.isEmpty()) {
            return line;
        }
        var text = new StringBuilder(line.length());
        int from = 0;
        for (Cut cut : cuts) {
            text.append(line, from, cut.start()).append(mark(cut.kind()));
            from = cut.end();
        }
        return text.append(line, from, line.length()).toString();
    }

    static String mark(String kind) {
        return MARK + kind + "]";
    }
}
