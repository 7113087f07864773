package trainyard.app.config.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import trainyard.core.conf.LineDiff;
import trainyard.core.render.Bundle;

/**
 * What an edit changed in the files.
 *
 * @param lines the lines that are new or changed, from 1, by file; where lines are only gone, the one after them. Files
 *     that are as before are not here
 */
record FileChanges(Map<String, Set<Integer>> lines) {
    static final FileChanges NONE = new FileChanges(Map.of());

    static FileChanges between(Optional<Bundle> before, Optional<Bundle> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return NONE;
        }
        var lines = new HashMap<String, Set<Integer>>();
        after.get().files().forEach((file, text) -> {
            String old = before.get().files().getOrDefault(file, "");
            if (!old.equals(text)) {
                lines.put(file, changed(old, text));
            }
        });
        return new FileChanges(lines);
    }

    private static Set<Integer> changed(String before, String after) {
        var changed = new TreeSet<Integer>();
        int line = 1;
        for (LineDiff.Step step : LineDiff.of(before, after)) {
            if (step.kind() != ' ') {
                changed.add(line);
            }
            line += step.kind() == '-' ? 0 : 1;
        }
        return changed;
    }

    Set<Integer> in(String file) {
        return lines.getOrDefault(file, Set.of());
    }
}
