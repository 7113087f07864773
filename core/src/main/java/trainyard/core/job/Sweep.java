package trainyard.core.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The tasks of an array: by number, or each combination of parameters. */
final class Sweep {
    /** Slurm's MaxArraySize is 1001 where nobody set it: numbers end at 1000. */
    private static final int MOST = 1_000;

    /** The most that MaxArraySize can be, less one (slurm.conf(5)). */
    private static final int HIGHEST = 4_000_000;

    private static final Pattern NUMBERS =
            Pattern.compile("[0-9]+(-[0-9]+(:[0-9]{1,7})?)?(,[0-9]+(-[0-9]+(:[0-9]{1,7})?)?)*(%[1-9][0-9]*)?");

    /** Such as {@code learning-rate} or {@code optim.lr}: it stands behind two dashes. */
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private static final Pattern NUMBER = Pattern.compile("(?<![:%0-9])[0-9]+");

    private final FieldReader read;

    Sweep(FieldReader read) {
        this.read = read;
    }

    JobSpec.Tasks tasks() {
        Map<String, String> swept =
                read.pairs(RecipeField.SWEEP, PARAMETER, "letters, digits and _ . -, a letter first");
        String numbers = read.text(RecipeField.ARRAY);
        if (!numbers.isEmpty() && !NUMBERS.matcher(numbers).matches()) {
            read.error(RecipeField.ARRAY, "'" + numbers + "' are no numbers", "write such as 0-9, or 0-9%2");
            return JobSpec.Tasks.NONE;
        }
        if (last(numbers) > HIGHEST) {
            read.error(
                    RecipeField.ARRAY,
                    "Slurm has no task of the number " + last(numbers),
                    "write " + HIGHEST + " at most");
            return JobSpec.Tasks.NONE;
        }
        List<List<String>> parameters = swept.isEmpty() ? List.of() : combinations(swept);
        if (parameters.isEmpty() && numbers.isEmpty()) {
            read.error(RecipeField.ARRAY, "there are no tasks", "write their numbers, or parameters to combine");
        }
        if (parameters.size() > MOST) {
            read.error(
                    RecipeField.SWEEP, "that is " + parameters.size() + " tasks", "keep it at " + MOST + " or fewer");
            return JobSpec.Tasks.NONE;
        }
        if (!parameters.isEmpty() && last(numbers) >= parameters.size()) {
            read.error(
                    RecipeField.ARRAY,
                    "there are no parameters for task " + last(numbers),
                    "write " + (parameters.size() - 1) + " at most, or leave it out");
        }
        String all = numbers.isEmpty() ? "0-" + (parameters.size() - 1) : numbers;
        return new JobSpec.Tasks(all, parameters);
    }

    /** The highest number; -1 where there is none. */
    private static long last(String numbers) {
        return NUMBER.matcher(numbers)
                .results()
                .map(MatchResult::group)
                .mapToLong(digits -> digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits))
                .max()
                .orElse(-1);
    }

    private static List<List<String>> combinations(Map<String, String> swept) {
        List<List<String>> combined = List.of(List.of());
        for (Map.Entry<String, String> parameter : swept.entrySet()) {
            var longer = new ArrayList<List<String>>();
            for (List<String> begun : combined) {
                for (String value : parameter.getValue().split(",", -1)) {
                    var more = new ArrayList<>(begun);
                    more.add("--" + parameter.getKey());
                    more.add(value.strip());
                    longer.add(more);
                }
            }
            combined = longer;
            if (combined.size() > MOST * MOST) {
                break;
            }
        }
        return combined;
    }
}
