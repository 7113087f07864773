package trainyard.core.job;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user fills in to make a job, as it was filled in: right or wrong.
 *
 * @param values only those that are given
 * @param others what stands in the recipe's file besides, and belongs to other tools; kept
 */
public record Recipe(Map<RecipeField, String> values, Map<String, Object> others) {
    public Recipe {
        var given = new EnumMap<RecipeField, String>(RecipeField.class);
        values.forEach((field, text) -> {
            if (!text.isBlank()) {
                given.put(field, text);
            }
        });
        values = Collections.unmodifiableMap(given);
        others = Collections.unmodifiableMap(others);
    }

    public static Recipe of(RecipeKind kind) {
        return new Recipe(Map.of(RecipeField.RECIPE, kind.word()), Map.of());
    }

    /** The text of a field; empty where it is not given. */
    public String text(RecipeField field) {
        return values.getOrDefault(field, "");
    }

    /** The items of a list. */
    public List<String> lines(RecipeField field) {
        return text(field).lines().filter(line -> !line.isBlank()).toList();
    }

    public Recipe with(RecipeField field, String text) {
        var changed = new EnumMap<RecipeField, String>(RecipeField.class);
        changed.putAll(values);
        changed.put(field, text);
        return new Recipe(changed, others);
    }

    public Recipe with(Map<String, Object> foreign) {
        return new Recipe(values, foreign);
    }

    /** The kind; empty where the word is none. */
    public Optional<RecipeKind> kind() {
        return RecipeKind.find(text(RecipeField.RECIPE));
    }
}
