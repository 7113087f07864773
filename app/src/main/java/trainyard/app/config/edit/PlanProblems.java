package trainyard.app.config.edit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import trainyard.app.kit.Sentence;
import trainyard.core.lint.Finding;
import trainyard.core.lint.PlanLint;
import trainyard.core.plan.Position;
import trainyard.core.plan.edit.PlanPath;

/** What is wrong with a plan by place: made once for each lint, and asked by every form. */
public final class PlanProblems {
    public static final PlanProblems NONE = new PlanProblems(Map.of());

    private final Map<String, String> sentences;

    private PlanProblems(Map<String, String> sentences) {
        this.sentences = sentences;
    }

    /** @param lint of this state, or of one shortly before */
    public static PlanProblems of(PlanState state, PlanLint lint) {
        var wanted = new HashMap<Position, String>();
        for (Finding finding : lint.findings()) {
            finding.plan().ifPresent(position -> wanted.putIfAbsent(position, Sentence.of(finding.message())));
        }
        var sentences = new HashMap<String, String>();
        if (!wanted.isEmpty()) {
            state.file()
                    .positions()
                    .forEach((path, position) -> Optional.ofNullable(wanted.get(position))
                            .ifPresent(sentence -> sentences.put(path, sentence)));
        }
        return new PlanProblems(sentences);
    }

    /** What is wrong with the value at a place itself. */
    public Optional<String> at(PlanPath path) {
        return Optional.ofNullable(sentences.get(path.toString()));
    }

    /** What is wrong with the values right under a place, by key; the others are right. */
    public Map<String, String> under(PlanPath path) {
        String whole = path + ".";
        var problems = new HashMap<String, String>();
        sentences.forEach((place, sentence) -> {
            String key = place.startsWith(whole) ? place.substring(whole.length()) : "";
            if (!key.isEmpty() && key.indexOf('.') < 0 && key.indexOf('[') < 0) {
                problems.put(key, sentence);
            }
        });
        return problems;
    }

    /**
     * What is wrong inside of each item of a list, by the item's place from 0; an item that is not there is right.
     *
     * @return the sentences of an item by their path in it; empty for the item itself
     */
    public Map<Integer, Map<String, String>> inItems(PlanPath list) {
        String start = list + "[";
        var items = new HashMap<Integer, Map<String, String>>();
        sentences.forEach((place, sentence) -> {
            int end = place.startsWith(start) ? place.indexOf(']', start.length()) : -1;
            if (end > 0) {
                items.computeIfAbsent(
                                Integer.valueOf(place.substring(start.length(), end)), item -> new LinkedHashMap<>())
                        .put(place.substring(Math.min(end + 2, place.length())), sentence);
            }
        });
        return items;
    }

    /** The same with a value or anything inside of it. */
    public Optional<String> in(PlanPath path) {
        String whole = path.toString();
        return at(path).or(() -> sentences.entrySet().stream()
                .filter(entry -> isInside(entry.getKey(), whole))
                .map(Map.Entry::getValue)
                .findFirst());
    }

    private static boolean isInside(String path, String whole) {
        return path.length() > whole.length()
                && path.startsWith(whole)
                && (path.charAt(whole.length()) == '.' || path.charAt(whole.length()) == '[');
    }
}
