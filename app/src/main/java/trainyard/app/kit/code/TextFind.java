package trainyard.app.kit.code;

import java.util.List;
import java.util.Optional;

/** Looks for words in a text, in any case. Lines and columns count from 0. */
record TextFind(List<String> lines, String words) {
    /**
     * @param place of this one among all, from 1
     */
    record Hit(int line, int start, int end, int place, int total) {}

    /** The first one behind a place, or the last before it; round at the ends. */
    Optional<Hit> next(int line, int column, boolean backwards) {
        int total = 0;
        Optional<Hit> first = Optional.empty();
        Optional<Hit> before = Optional.empty();
        Optional<Hit> behind = Optional.empty();
        Optional<Hit> last = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            for (int at = find(lines.get(i), 0); at >= 0; at = find(lines.get(i), at + words.length())) {
                var hit = Optional.of(new Hit(i, at, at + words.length(), ++total, 0));
                first = first.or(() -> hit);
                boolean isBefore = i < line || i == line && at + words.length() < column;
                before = isBefore ? hit : before;
                boolean isBehind = i > line || i == line && at >= column;
                behind = isBehind ? behind.or(() -> hit) : behind;
                last = hit;
            }
        }
        int all = total;
        Optional<Hit> circled = backwards ? last : first;
        return (backwards ? before : behind)
                .or(() -> circled)
                .map(hit -> new Hit(hit.line(), hit.start(), hit.end(), hit.place(), all));
    }

    private int find(String line, int from) {
        if (words.isEmpty()) {
            return -1;
        }
        for (int at = from; at <= line.length() - words.length(); at++) {
            if (line.regionMatches(true, at, words, 0, words.length())) {
                return at;
            }
        }
        return -1;
    }
}
