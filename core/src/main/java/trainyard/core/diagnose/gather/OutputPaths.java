package trainyard.core.diagnose.gather;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a job's output is: the paths of its record, their patterns filled in as sbatch(1) tells. */
final class OutputPaths {
    private static final Pattern PART = Pattern.compile("%(\\d{0,2})([%jJAaxuNs])");

    private final Job job;

    OutputPaths(Job job) {
        this.job = job;
    }

    /** What patterns are made of; empty for what is not known. */
    record Job(String number, String array, String task, String name, String user, String batchHost) {}

    /** The absolute paths of some, in their order, each once; none for /dev/null and what stays a pattern. */
    Set<String> of(String workFolder, String... given) {
        var paths = new LinkedHashSet<String>();
        for (String one : given) {
            if (one.isBlank() || one.equals("(null)") || one.equals("/dev/null")) {
                continue;
            }
            String filled = filled(one);
            String path = filled.startsWith("/") ? filled : workFolder + "/" + filled;
            if (path.startsWith("/") && !path.equals("/dev/null")) {
                paths.add(path);
            }
        }
        return paths;
    }

    private String filled(String path) {
        return PART.matcher(path).replaceAll(match -> Matcher.quoteReplacement(value(match.group(2), match.group(1))));
    }

    private String value(String letter, String width) {
        String value = switch (letter) {
            case "%" -> "%";
            case "A" -> job.array().isEmpty() ? job.number() : job.array();
            case "a" -> job.task();
            case "x" -> job.name();
            case "u" -> job.user();
            case "N" -> job.batchHost();
            case "s" -> "batch";
            default -> job.number();
        };
        boolean number = !width.isEmpty() && value.matches("\\d+");
        int missing = number ? Integer.parseInt(width) - value.length() : 0;
        return "0".repeat(Math.max(0, missing)) + value;
    }
}
