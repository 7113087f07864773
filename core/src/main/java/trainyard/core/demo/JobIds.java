package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds jobs by what a person types: {@code 123}, {@code 123_4}, {@code 123_[1-3]} or a whole array by its number. */
final class JobIds {
    private static final Pattern TASKS = Pattern.compile("(\\d{1,10})_\\[?([0-9,-]+)(?:%\\d+)?]?");

    private JobIds() {}

    static List<SimJob> find(World world, String word) {
        return world.jobs().stream().filter(job -> matches(job, word)).toList();
    }

    static boolean matches(SimJob job, String word) {
        var tasks = job.tasks;
        if (Long.toString(job.id).equals(word)) {
            return true;
        }
        return tasks != null && (Long.toString(tasks.arrayId()).equals(word) || isTask(tasks, word));
    }

    /** A task that waits is found in the record of its array. */
    private static boolean isTask(SimJob.Tasks tasks, String word) {
        String before = tasks.arrayId() + "_";
        String task = word.startsWith(before) ? word.substring(before.length()) : "";
        return task.matches("\\d{1,9}")
                && tasks.first() <= Integer.parseInt(task)
                && Integer.parseInt(task) <= tasks.last();
    }

    /** Jobs to change. Tasks named one by one are taken off the record of their waiting array first. */
    static List<SimJob> select(World world, String word) {
        Matcher match = TASKS.matcher(word);
        if (!match.matches()) {
            return find(world, word);
        }
        var found = new ArrayList<SimJob>();
        for (String range : match.group(2).split(",")) {
            String[] ends = range.split("-", 2);
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int task = Integer.parseInt(ends[0]); task <= last; task++) {
                new ArrayTasks(world)
                        .isolate(Long.parseLong(match.group(1)), task)
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** The ids in words such as {@code 12,13_[1,4] 15}: a comma within brackets parts no jobs. */
    static List<String> split(List<String> words) {
        return words.stream()
                .flatMap(word -> Pattern.compile(",(?![^\\[]*])").splitAsStream(word))
                .toList();
    }
}
