package trainyard.core.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Carries what a hand changed in a script's directives back into the fields that they come from. */
final class Followed {
    private static final Pattern DIRECTIVE = Pattern.compile("#SBATCH\\s+--([a-z-]+)(?:=(\\S*))?\\s*");
    private static final Pattern GPUS = Pattern.compile("(?:([^:]+):)?([0-9]+)");

    private static final Map<String, RecipeField> FIELDS = Map.ofEntries(
            Map.entry("job-name", RecipeField.NAME),
            Map.entry("partition", RecipeField.PARTITION),
            Map.entry("account", RecipeField.ACCOUNT),
            Map.entry("qos", RecipeField.QOS),
            Map.entry("reservation", RecipeField.RESERVATION),
            Map.entry("nodes", RecipeField.NODES),
            Map.entry("mem", RecipeField.MEMORY),
            Map.entry("time", RecipeField.TIME),
            Map.entry("constraint", RecipeField.CONSTRAINT),
            Map.entry("nodelist", RecipeField.NODELIST),
            Map.entry("exclude", RecipeField.EXCLUDE),
            Map.entry("array", RecipeField.ARRAY),
            Map.entry("chdir", RecipeField.WORK_FOLDER));

    private Followed() {}

    /** @param rendered what the recipe makes, and {@code typed} what stands in its place now */
    static Recipe of(Recipe recipe, String rendered, String typed) {
        Map<String, String> before = directives(rendered);
        Map<String, String> now = directives(typed);
        Recipe followed = recipe;
        var names = new LinkedHashMap<>(before);
        names.putAll(now);
        for (String name : names.keySet()) {
            String old = before.getOrDefault(name, "");
            String next = now.getOrDefault(name, "");
            if (!old.equals(next)) {
                followed = with(followed, name, next);
            }
        }
        return followed;
    }

    private static Recipe with(Recipe recipe, String name, String value) {
        RecipeField field = FIELDS.get(name);
        if (field != null) {
            return recipe.with(field, value);
        }
        boolean ranked = recipe.kind().filter(RecipeKind::isRankByRank).isPresent();
        return switch (name) {
            case "gpus-per-node" -> gpus(recipe, value);
            case "exclusive" -> recipe.with(RecipeField.EXCLUSIVE, value.isEmpty() ? "" : "true");
            case "ntasks-per-node" -> ranked ? recipe.with(RecipeField.RANKS_PER_NODE, value) : recipe;
            case "cpus-per-task" -> ranked ? recipe.with(RecipeField.CPUS_PER_RANK, value) : recipe;
            default -> recipe;
        };
    }

    /** What is half typed changes nothing yet. */
    private static Recipe gpus(Recipe recipe, String value) {
        Matcher gpus = GPUS.matcher(value);
        if (value.isEmpty()) {
            return recipe.with(RecipeField.GPUS_PER_NODE, "").with(RecipeField.GPU_TYPE, "");
        }
        if (!gpus.matches()) {
            return recipe;
        }
        String type = gpus.group(1);
        return recipe.with(RecipeField.GPU_TYPE, type == null ? "" : type)
                .with(RecipeField.GPUS_PER_NODE, gpus.group(2));
    }

    /** The values by option; one without a value has a blank one. The last of several counts, as it does for sbatch. */
    private static Map<String, String> directives(String script) {
        var directives = new LinkedHashMap<String, String>();
        for (String line : script.split("\n")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                break;
            }
            Matcher directive = DIRECTIVE.matcher(line);
            if (directive.matches()) {
                directives.put(directive.group(1), directive.group(2) == null ? " " : directive.group(2));
            }
        }
        return directives;
    }
}
