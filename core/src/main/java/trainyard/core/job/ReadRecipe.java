package trainyard.core.job;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of reading a recipe.
 *
 * @param spec empty where there is an error
 */
public record ReadRecipe(Optional<JobSpec> spec, List<RecipeProblem> problems) {
    public static ReadRecipe of(Recipe recipe) {
        return RecipeReader.read(recipe);
    }

    /** With what the cluster at hand does not have, or does not allow. */
    public static ReadRecipe of(Recipe recipe, JobSite site) {
        ReadRecipe read = of(recipe);
        if (read.spec().isEmpty()) {
            return read;
        }
        List<RecipeProblem> all = Stream.concat(
                        read.problems().stream(), SiteCheck.problems(read.spec().get(), site).stream())
                .toList();
        boolean wrong = all.stream().anyMatch(RecipeProblem::isError);
        return new ReadRecipe(wrong ? Optional.empty() : read.spec(), all);
    }
}
