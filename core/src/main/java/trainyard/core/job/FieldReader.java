package trainyard.core.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.core.job.RecipeProblem.Severity;
import trainyard.core.slurm.Nearest;

/** Reads the values of a recipe, and keeps what is wrong with each. */
final class FieldReader {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]+");
    private static final Pattern PATH_LETTERS = Pattern.compile("[A-Za-z0-9_./+@=-]+");
    static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String OF_SHELLS = " '\"$`";
    private static final int MOST = 1_000_000;

    private final Recipe recipe;
    private final List<RecipeProblem> problems = new ArrayList<>();

    FieldReader(Recipe recipe) {
        this.recipe = recipe;
    }

    List<RecipeProblem> problems() {
        return List.copyOf(problems);
    }

    void error(RecipeField field, String what, String mend) {
        problems.add(new RecipeProblem(field, Severity.ERROR, what, mend));
    }

    void note(RecipeField field, String what, String mend) {
        problems.add(new RecipeProblem(field, Severity.NOTE, what, mend));
    }

    String text(RecipeField field) {
        return recipe.text(field).strip();
    }

    boolean isGiven(RecipeField field) {
        return !text(field).isEmpty();
    }

    int number(RecipeField field, int least, int otherwise) {
        String text = text(field);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,7}") || Integer.parseInt(text) < least || Integer.parseInt(text) > MOST) {
            error(field, "it is '" + text + "'", "write a whole number, " + least + " or more");
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    boolean flag(RecipeField field) {
        String text = text(field);
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            error(field, "it is '" + text + "'", "write true or false");
        }
        return text.equals("true");
    }

    /** One of Slurm's names: of a partition, an account. */
    String word(RecipeField field) {
        return word(field, WORD, "letters, digits, and _ . - alone");
    }

    String word(RecipeField field, Pattern form, String allowed) {
        String text = text(field);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            error(field, "'" + text + "' has " + stranger(text, form), "write " + allowed);
            return "";
        }
        return text;
    }

    String choice(RecipeField field, String otherwise) {
        String text = text(field);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!field.choices().contains(text)) {
            String mend = Nearest.only(text, field.choices())
                    .map(word -> "write " + word)
                    .orElse("write one of " + String.join(", ", field.choices()));
            error(field, "there is no '" + text + "'", mend);
            return otherwise;
        }
        return text;
    }

    /** An absolute path, empty where none is given. */
    String path(RecipeField field) {
        return isGiven(field) ? path(field, text(field)).orElse("") : "";
    }

    /** An absolute path of letters that neither Slurm nor a container runtime takes for anything else. */
    Optional<String> path(RecipeField field, String path) {
        if (path.startsWith("~")) {
            error(field, "'" + path + "' begins with ~, which nothing replaces here", "write the whole path");
            return Optional.empty();
        }
        if (!PATH_LETTERS.matcher(path).matches()) {
            error(
                    field,
                    "'" + path + "' has " + stranger(path, PATH_LETTERS),
                    "write a path of letters, digits, and _ . / + @ = - alone");
            return Optional.empty();
        }
        if (!path.startsWith("/")) {
            error(field, "'" + path + "' is not a whole path", "begin it with /");
            return Optional.empty();
        }
        return Optional.of(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** The items of a list, each on a line of its own. */
    List<String> lines(RecipeField field) {
        return recipe.lines(field);
    }

    /** Whether somebody may think that a shell replaces part of the word. */
    static boolean looksLikeShell(String word) {
        return word.contains("$") || word.contains("`");
    }

    /**
     * A mapping, in the order written.
     *
     * @param names what a name may be, and {@code allowed} that in words
     */
    Map<String, String> pairs(RecipeField field, Pattern names, String allowed) {
        var pairs = new LinkedHashMap<String, String>();
        for (String line : recipe.lines(field)) {
            int equals = line.indexOf('=');
            String name = equals < 0 ? line.strip() : line.substring(0, equals).strip();
            if (equals < 0) {
                error(field, "'" + line.strip() + "' has no =", "write NAME=value");
            } else if (!names.matcher(name).matches()) {
                error(field, "'" + name + "' is no name", "write " + allowed);
            } else if (pairs.put(name, line.substring(equals + 1)) != null) {
                error(field, name + " stands there twice", "keep one of them");
            }
        }
        return pairs;
    }

    /** What of a text is not allowed, in words; what was probably meant for a shell before all other letters. */
    private static String stranger(String text, Pattern form) {
        if (text.startsWith("-")) {
            return "a dash at its beginning, which would make an option of it";
        }
        String found = text.codePoints()
                .mapToObj(Character::toString)
                .filter(letter -> !form.matcher(letter).matches())
                .min(Comparator.comparing((String letter) -> !OF_SHELLS.contains(letter)))
                .orElse("");
        return switch (found) {
            case " " -> "a space, at which Slurm or the container runtime would cut it";
            case "'", "\"" -> "a quote, which would be part of the name";
            case "$", "`" -> "'" + found + "', which no shell replaces here";
            case "\n", "\t" -> "a line's end or a tab";
            case "" -> "a form that Slurm does not take";
            default -> "'" + found + "'";
        };
    }
}
