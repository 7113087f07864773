package trainyard.app.composer;

import java.util.List;
import trainyard.core.job.Recipe;
import trainyard.core.job.RecipeField;
import trainyard.core.job.RecipeFile;
import trainyard.core.job.RecipeKind;
import trainyard.core.job.oumi.OumiJob;
import trainyard.core.plan.yaml.YamlSyntaxException;

/**
 * A recipe, a job of Oumi, or any batch script, by what it looks like.
 *
 * @param notes sentences on what was not understood, or means nothing here
 */
record OpenedText(Recipe recipe, List<String> notes) {
    static OpenedText read(String name, String text) throws YamlSyntaxException {
        if (text.startsWith("#!")) {
            return new OpenedText(script(name, text), List.of());
        }
        if (isOumi(text)) {
            OumiJob job = OumiJob.read(text);
            return new OpenedText(job.recipe(), job.notes());
        }
        RecipeFile file = RecipeFile.read(text);
        return new OpenedText(file.recipe(), file.notes());
    }

    /** A script as lines of the user's own. */
    static Recipe script(String name, String text) {
        String plain = name.replaceFirst("\\.[a-z]+$", "").replaceAll("[^A-Za-z0-9_.-]", "-");
        return Recipe.of(RecipeKind.SCRIPT)
                .with(RecipeField.NAME, plain)
                .with(RecipeField.RUN, text.replaceFirst("^#![^\n]*\n", ""));
    }

    private static boolean isOumi(String text) {
        return text.lines().anyMatch(line -> line.startsWith("run:"))
                && text.lines().noneMatch(line -> line.startsWith("recipe:"));
    }
}
