package trainyard.core.job.oumi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trainyard.core.job.JobYaml;
import trainyard.core.job.Recipe;
import trainyard.core.job.RecipeField;
import trainyard.core.job.RecipeFile;
import trainyard.core.job.RecipeKind;
import trainyard.core.plan.yaml.YamlSyntaxException;

/**
 * A job of Oumi's launcher ({@code JobConfig}) as a recipe of shell lines, and back. What Slurm has no use for, such as
 * {@code region}, {@code use_spot} or {@code storage_mounts}, and what Oumi's own client does before it submits, such as
 * copying {@code working_dir} and {@code file_mounts}, stays in the recipe's file under {@value RecipeFile#OUMI}.
 *
 * @param notes on what Slurm does not do of it
 */
public record OumiJob(Recipe recipe, List<String> notes) {
    /** Oumi's name for its client for Slurm, in {@code resources.cloud}. */
    private static final String CLOUD = "slurm";

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,7})(?:\\.0)?\\+?");

    /**
     * Reads a JobConfig.
     *
     * @throws YamlSyntaxException where it is no YAML, or no mapping
     */
    public static OumiJob read(String yaml) throws YamlSyntaxException {
        var keys = new LinkedHashMap<>(JobYaml.read(yaml));
        var resources = new LinkedHashMap<>(mapping(keys.remove("resources")));
        var notes = new ArrayList<String>();
        Object cloud = resources.get("cloud");
        if (!resources.remove("cloud", CLOUD)) {
            notes.add("It is for " + (cloud == null ? "no cloud" : cloud) + "; as a recipe it is for Slurm.");
        }
        Recipe recipe = Recipe.of(RecipeKind.SCRIPT)
                .with(RecipeField.NAME, text(keys.remove("name")))
                .with(RecipeField.NODES, text(keys.remove("num_nodes")))
                .with(RecipeField.ENVIRONMENT, pairs(mapping(keys.remove("envs"))))
                .with(RecipeField.SETUP, text(keys.remove("setup")))
                .with(RecipeField.RUN, text(keys.remove("run")));
        recipe = accelerators(recipe, text(resources.get("accelerators")));
        recipe = recipe.with(
                RecipeField.CPUS_PER_RANK, amount(resources.get("cpus")).orElse(""));
        recipe = recipe.with(
                RecipeField.MEMORY,
                amount(resources.get("memory")).map(gib -> gib + "G").orElse(""));
        if (!resources.isEmpty()) {
            keys.put("resources", resources);
        }
        for (String unused : List.of("region", "zone", "instance_type", "use_spot", "disk_size", "disk_tier")) {
            if (resources.containsKey(unused) && !Boolean.FALSE.equals(resources.get(unused))) {
                notes.add("resources." + unused + " means nothing to Slurm; it is kept.");
            }
        }
        if (keys.containsKey("storage_mounts")) {
            notes.add("storage_mounts are mounted by nobody on a Slurm cluster; they are kept.");
        }
        if (keys.containsKey("file_mounts")) {
            notes.add("file_mounts are copied by Oumi's client before it submits; here, carry them yourself.");
        }
        return new OumiJob(keys.isEmpty() ? recipe : recipe.with(Map.of(RecipeFile.OUMI, keys)), List.copyOf(notes));
    }

    private static Recipe accelerators(Recipe recipe, String accelerators) {
        int colon = accelerators.indexOf(':');
        String type = colon < 0 ? accelerators : accelerators.substring(0, colon);
        String count = type.isEmpty() ? "" : colon < 0 ? "1" : accelerators.substring(colon + 1);
        return recipe.with(RecipeField.GPU_TYPE, type).with(RecipeField.GPUS_PER_NODE, count);
    }

    /**
     * Writes a recipe as a JobConfig. Of other kinds than own lines the whole script becomes its {@code run}.
     *
     * @param script of the recipe; of no meaning for own lines
     */
    public static String write(Recipe recipe, String script) {
        boolean own = recipe.kind().equals(Optional.of(RecipeKind.SCRIPT));
        var kept = new LinkedHashMap<>(mapping(recipe.others().get(RecipeFile.OUMI)));
        var keptResources = new LinkedHashMap<>(mapping(kept.remove("resources")));
        var keys = new LinkedHashMap<String, Object>();
        put(keys, "name", recipe.text(RecipeField.NAME));
        for (String first : List.of("user", "working_dir")) {
            if (kept.containsKey(first)) {
                keys.put(first, kept.remove(first));
            }
        }
        number(recipe, RecipeField.NODES).ifPresent(nodes -> keys.put("num_nodes", nodes));
        keys.put("resources", resources(recipe, keptResources));
        if (own && !recipe.text(RecipeField.ENVIRONMENT).isEmpty()) {
            keys.put("envs", variables(recipe));
        }
        keys.putAll(kept);
        put(keys, "setup", recipe.text(RecipeField.SETUP));
        keys.put("run", own ? recipe.text(RecipeField.RUN) : script.replaceFirst("^#!.*\n", ""));
        return JobYaml.write(keys);
    }

    private static Map<String, Object> resources(Recipe recipe, Map<String, Object> kept) {
        var resources = new LinkedHashMap<String, Object>();
        resources.put("cloud", kept.getOrDefault("cloud", CLOUD));
        again(resources, "accelerators", kept.remove("accelerators"), OumiJob::withCount, accelerators(recipe));
        again(resources, "cpus", kept.remove("cpus"), OumiJob::amount, recipe.text(RecipeField.CPUS_PER_RANK));
        String gib = recipe.text(RecipeField.MEMORY).replaceFirst("[Gg]$", "");
        again(resources, "memory", kept.remove("memory"), OumiJob::amount, gib);
        resources.putAll(kept);
        return resources;
    }

    private static String accelerators(Recipe recipe) {
        String type = recipe.text(RecipeField.GPU_TYPE);
        return number(recipe, RecipeField.GPUS_PER_NODE)
                .filter(count -> count > 0)
                .map(count -> (type.isEmpty() ? "gpu" : type) + ":" + count)
                .orElse("");
    }

    /** As it was written, such as {@code 8+}, where it still says the same. */
    private static void again(
            Map<String, Object> resources,
            String key,
            @Nullable Object before,
            Function<Object, Optional<String>> meaning,
            String now) {
        if (before != null && meaning.apply(before).orElse("").equals(now)) {
            resources.put(key, before);
        } else if (!now.isEmpty()) {
            resources.put(key, now);
        }
    }

    private static Optional<String> withCount(Object accelerators) {
        String text = text(accelerators);
        return Optional.of(text.contains(":") ? text : text + ":1");
    }

    private static Map<String, Object> variables(Recipe recipe) {
        var variables = new LinkedHashMap<String, Object>();
        for (String line : recipe.lines(RecipeField.ENVIRONMENT)) {
            int equals = line.indexOf('=');
            variables.put(equals < 0 ? line : line.substring(0, equals), equals < 0 ? "" : line.substring(equals + 1));
        }
        return variables;
    }

    private static Optional<String> amount(@Nullable Object value) {
        var match = AMOUNT.matcher(text(value));
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }

    private static Optional<Integer> number(Recipe recipe, RecipeField field) {
        String text = recipe.text(field);
        return text.matches("[0-9]{1,7}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static void put(Map<String, Object> keys, String key, String text) {
        if (!text.isEmpty()) {
            keys.put(key, text);
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String pairs(Map<String, Object> variables) {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + text(variable.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Object> mapping(@Nullable Object value) {
        var mapping = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> mapping.put(String.valueOf(key), item));
        }
        return mapping;
    }
}
