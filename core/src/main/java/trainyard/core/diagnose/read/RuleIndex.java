package trainyard.core.diagnose.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import trainyard.core.diagnose.rules.Rule;
import trainyard.core.diagnose.rules.RuleBook;

/** Which rules may match a line, by the words that were found in it. */
final class RuleIndex {
    /** Words at which a reader of several lines begins. */
    static final List<String> OPENINGS = List.of(
            Traceback.OPENING,
            FailureTable.OPENING,
            FailureTable.OTHERS,
            "JobID ",
            "JobID|",
            "JobIDRaw",
            "JobName=",
            "NodeName",
            "direct cause of the following exception");

    private final List<List<Rule>> rules = new ArrayList<>();
    private final Needles needles;

    RuleIndex(RuleBook book) {
        var byWord = new LinkedHashMap<String, List<Rule>>();
        OPENINGS.forEach(word -> byWord.put(word, new ArrayList<>()));
        book.rules().values().stream()
                .sorted(Comparator.comparing(Rule::id))
                .forEach(rule -> rule.find()
                        .forEach(word -> byWord.computeIfAbsent(word, _ -> new ArrayList<>())
                                .add(rule)));
        rules.addAll(byWord.values());
        needles = new Needles(List.copyOf(byWord.keySet()));
    }

    Needles needles() {
        return needles;
    }

    boolean opens(int[] hits) {
        for (int hit : hits) {
            if (hit < OPENINGS.size()) {
                return true;
            }
        }
        return false;
    }

    Set<Rule> rules(int[] hits) {
        var found = new LinkedHashSet<Rule>();
        for (int hit : hits) {
            found.addAll(rules.get(hit));
        }
        return found;
    }

    /** The rules for a text that did not come through the scanner. */
    int[] hits(String text) {
        var found = new LinkedHashSet<Integer>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Needles.Walk walk = needles.walk();
        for (int at = walk.on(bytes, 0, bytes.length); at <= bytes.length; at = walk.on(bytes, at, bytes.length)) {
            for (int hit : walk.found()) {
                found.add(hit);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
