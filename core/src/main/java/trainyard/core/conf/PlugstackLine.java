package trainyard.core.conf;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of plugstack.conf (spank(8)): {@code required PLUGIN ARGUMENTS}, {@code optional PLUGIN ARGUMENTS} or
 * {@code include FILES}.
 *
 * @param word the first word, whatever it is
 * @param path the second word; empty where there is none
 */
public record PlugstackLine(String word, String path, Place at) {
    /** All lines of a text but empty ones and comments. */
    static List<PlugstackLine> read(String file, String text) {
        var lines = new ArrayList<PlugstackLine>();
        int number = 0;
        for (String physical : (Iterable<String>) text.lines()::iterator) {
            number++;
            String plain = physical.replaceFirst("#.*", "").stripTrailing();
            String stripped = plain.strip();
            if (!stripped.isEmpty()) {
                String[] words = stripped.split("\\s+", 3);
                lines.add(new PlugstackLine(
                        words[0],
                        words.length > 1 ? words[1] : "",
                        new Place(file, number, plain.indexOf(stripped) + 1)));
            }
        }
        return List.copyOf(lines);
    }
}
