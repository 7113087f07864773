package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;

/** The text of {@code scontrol show}: records of lines, or with {@code -o} one line a record. */
final class Records {
    private final StringBuilder text = new StringBuilder();
    private final String separator;
    private final String end;

    Records(boolean oneLine) {
        separator = oneLine ? " " : "\n   ";
        end = oneLine ? "\n" : "\n\n";
    }

    /** The lines of one record. */
    static final class Lines {
        private final List<String> lines = new ArrayList<>();

        Lines add(String... items) {
            lines.add(String.join(" ", items));
            return this;
        }
    }

    void add(Lines record) {
        text.append(String.join(separator, record.lines)).append(end);
    }

    String text() {
        return text.toString();
    }
}
