package trainyard.core.job;

import java.util.Locale;

/**
 * What is wrong with a recipe, at its field.
 *
 * @param what one clause
 * @param mend what to write instead, in one clause
 */
public record RecipeProblem(RecipeField field, Severity severity, String what, String mend) {
    /** No script comes of a recipe with an error; a note is to be known. */
    public enum Severity {
        ERROR,
        NOTE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code nodes: error: it is 0; write 1 or more}. */
    public String line() {
        return field.key() + ": " + severity.word() + ": " + sentence();
    }

    public String sentence() {
        return what + "; " + mend;
    }
}
