package trainyard.core.operate;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.live.Job;

/**
 * A job, tasks of an array, or a step, as Slurm's commands name them: {@code 12}, {@code 12_3}, {@code 12_[1-3,7]},
 * {@code 12+1}, {@code 12.0} (scancel(1), scontrol(1)). Steps have numbers only: scancel refuses {@code 12.batch}.
 *
 * @param number the job's, or the array's
 * @param tasks of the array; empty for all
 */
record JobTarget(String text, String number, Optional<BitSet> tasks, Optional<String> step) {
    private static final Pattern FORM = Pattern.compile("(?<number>[0-9]{1,10})(?:\\+[0-9]{1,4})?"
            + "(?:_(?:(?<task>[0-9]{1,7})|\\[(?<tasks>[0-9,:-]+)(?:%[0-9]+)?]))?"
            + "(?:\\.(?<step>[0-9]{1,9}))?");
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,7})(?:-([0-9]{1,7})(?::([0-9]{1,7}))?)?");

    static JobTarget parse(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not the id of a job, such as 12, 12_3, 12_[1-3] or 12.0.");
        }
        var tasks = Optional.ofNullable(match.group("task")).or(() -> Optional.ofNullable(match.group("tasks")));
        return new JobTarget(
                text,
                match.group("number"),
                tasks.map(expression -> tasks(expression, text)),
                Optional.ofNullable(match.group("step")));
    }

    /** Whether it is one job by its number alone, so that Slurm's complaints tell it from others. */
    boolean isPlain() {
        return text.equals(number);
    }

    /** Whether the job, or some of the tasks that its row stands for, is meant. */
    boolean covers(Job job) {
        if (!job.id().startsWith(number)) {
            return tasks.isEmpty() && number.equals(Long.toString(job.number()));
        }
        Matcher match = FORM.matcher(job.id());
        if (!match.matches()) {
            return false;
        }
        JobTarget row = parse(job.id());
        if (!row.number.equals(number)) {
            return tasks.isEmpty() && number.equals(Long.toString(job.number()));
        }
        return tasks.isEmpty()
                || row.tasks.map(theirs -> theirs.intersects(tasks.get())).orElse(false);
    }

    private static BitSet tasks(String expression, String whole) {
        var tasks = new BitSet();
        for (String part : expression.split(",", -1)) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) {
                throw new IllegalArgumentException(
                        "'" + part + "' in '" + whole + "' is not a task or a range of tasks.");
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            int stride = range.group(3) == null ? 1 : Math.max(1, Integer.parseInt(range.group(3)));
            for (int task = first; task <= last; task += stride) {
                tasks.set(task);
            }
        }
        return tasks;
    }
}
