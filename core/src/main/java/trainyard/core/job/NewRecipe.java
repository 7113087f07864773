package trainyard.core.job;

import java.util.EnumMap;
import java.util.Map;

/** A recipe to begin with: every field that its kind has a use for, each with what it means. */
public final class NewRecipe {
    private static final int WIDTH = 100;

    private NewRecipe() {}

    /** YAML with comments. Where work folder and program are written into it, a script comes of it. */
    public static String text(RecipeKind kind, ContainerRuntime runtime) {
        Map<RecipeField, String> first = first(kind, runtime);
        var text = new StringBuilder(
                "# " + kind.explanation()
                        + "\n# 'trainyard job render FILE' makes a batch script of it, 'trainyard job check FILE' asks a cluster.\n");
        RecipeField.Section section = null;
        for (RecipeField field : RecipeField.values()) {
            if (field.isFor(kind)) {
                if (field.section() != section) {
                    section = field.section();
                    text.append("\n# ").append(section.title()).append(' ');
                    text.append("-".repeat(WIDTH - section.title().length())).append("\n");
                }
                text.append("# ").append(help(field)).append('\n');
                text.append(first.containsKey(field) ? "" : "# ")
                        .append(field.key())
                        .append(':');
                text.append(first.getOrDefault(field, "")).append('\n');
            }
        }
        return text.toString();
    }

    /** A form asks for a line each; YAML has a way of its own. */
    private static String help(RecipeField field) {
        return field.help()
                + switch (field.form()) {
                    case CHOICE -> " One of " + String.join(", ", field.choices()) + ".";
                    case FLAG -> " true or false.";
                    case LINES -> " A list: [one, two].";
                    case PAIRS -> " A mapping: {NAME: value}.";
                    case SHELL -> " A block: | and then lines, each two spaces in.";
                    case TEXT, NUMBER -> "";
                };
    }

    /** What stands behind the colon; of a field that is left to its user, nothing, and it is no comment. */
    private static Map<RecipeField, String> first(RecipeKind kind, ContainerRuntime runtime) {
        var first = new EnumMap<RecipeField, String>(RecipeField.class);
        first.put(RecipeField.RECIPE, " " + kind.word());
        first.put(RecipeField.NAME, " " + kind.word());
        first.put(RecipeField.WORK_FOLDER, "");
        first.put(RecipeField.COMMAND, "");
        first.put(RecipeField.RUN, " |\n  hostname");
        first.put(RecipeField.SWEEP, "\n  lr: [0.1, 0.01]");
        first.put(RecipeField.NODES, " 1");
        first.put(RecipeField.GPUS_PER_NODE, " 1");
        first.put(RecipeField.CPUS_PER_RANK, " 4");
        first.put(RecipeField.TIME, " 1:00:00");
        if (runtime != ContainerRuntime.NONE) {
            first.put(RecipeField.RUNTIME, " " + runtime.word());
            first.put(RecipeField.IMAGE, " " + image(runtime));
        }
        return first;
    }

    private static String image(ContainerRuntime runtime) {
        return switch (runtime) {
            case PYXIS -> "nvcr.io#nvidia/pytorch:24.07-py3";
            case OCI -> "/opt/containers/bundle";
            case APPTAINER, NONE -> "/opt/containers/torch.sif";
        };
    }
}
