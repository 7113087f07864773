package trainyard.core.live.detail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One line of {@code scontrol -o}, cut into all its {@code Key=value} pairs, known ones or not, in Slurm's order. Of a
 * key told twice the first counts.
 */
final class OneLine {
    private static final Pattern KEY = Pattern.compile("(?<key>[A-Za-z][A-Za-z0-9_/:]*)=.*", Pattern.DOTALL);

    private OneLine() {}

    /** @param freeTexts keys whose values may hold blanks and equals signs, and the keys that can end each */
    static Map<String, String> cut(String line, Map<String, Set<String>> freeTexts) {
        var values = new LinkedHashMap<String, String>();
        String open = "";
        for (String word : line.strip().split(" ", -1)) {
            var match = KEY.matcher(word);
            String key = match.matches() ? match.group("key") : "";
            Set<String> ends = freeTexts.get(open);
            boolean begins = !key.isEmpty() && !values.containsKey(key) && (ends == null || ends.contains(key));
            if (begins) {
                values.put(key, word.substring(key.length() + 1));
                open = key;
            } else if (!open.isEmpty() && (ends != null || !word.isEmpty() && key.isEmpty())) {
                values.merge(open, word, (text, more) -> text + " " + more);
            }
        }
        values.replaceAll((key, text) -> text.stripTrailing());
        return values;
    }
}
