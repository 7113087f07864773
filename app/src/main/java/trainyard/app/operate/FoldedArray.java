package trainyard.app.operate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Waiting tasks of an array, which squeue folds into one row: {@code 12_[3-9%2]}.
 *
 * @param number the array's
 * @param tasks as Slurm writes them, without the limit behind the percent sign; empty where squeue cut them off
 */
record FoldedArray(String number, String tasks) {
    private static final Pattern ROW = Pattern.compile("([0-9]+)_\\[([0-9,:.-]+)(?:%[0-9]+)?]");

    /** What the one target is, where the verb can be done to some tasks of it alone. */
    static Optional<FoldedArray> of(Verb verb, List<String> targets) {
        if (targets.size() != 1 || verb.target() != Verb.Target.JOB || verb == Verb.TOP) {
            return Optional.empty();
        }
        var row = ROW.matcher(targets.getFirst());
        return row.matches()
                ? Optional.of(new FoldedArray(row.group(1), row.group(2).contains("...") ? "" : row.group(2)))
                : Optional.empty();
    }

    /** The target for some of the tasks; all of the array for none. */
    String with(String some) {
        return some.isEmpty() ? number : number + "_[" + some + "]";
    }
}
