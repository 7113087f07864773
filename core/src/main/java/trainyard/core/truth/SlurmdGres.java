package trainyard.core.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import trainyard.core.slurm.Hostlist;

/** What {@code slurmd -G} tells: one line for each resource, among lines of its log, on standard error. */
final class SlurmdGres {
    private static final Pattern RECORD = Pattern.compile(".*\\bGres Name=(?<name>\\S+)(?<rest>.*)");
    private static final Pattern VALUE = Pattern.compile("(\\w+)=(\\S+)");
    private static final Pattern TROUBLE = Pattern.compile(".*\\b(fatal|error): (?<what>.*)");

    private SlurmdGres() {}

    static Answer answer(Output.Text said) {
        var files = new ArrayList<String>();
        Map<String, Integer> types = new TreeMap<>();
        int count = 0;
        for (String line : said.both().lines().toList()) {
            var match = RECORD.matcher(line);
            if (!match.matches() || !match.group("name").equals("gpu")) {
                continue;
            }
            Map<String, String> values = values(match.group("rest"));
            int number = number(values.getOrDefault("Count", "1"));
            count += number;
            if (values.containsKey("Type")) {
                types.merge(values.get("Type"), number, Integer::sum);
            }
            if (values.containsKey("File")) {
                files.addAll(Hostlist.expand(values.get("File")));
            }
        }
        boolean failed = !said.ok() || said.both().contains("fatal:");
        if (failed && count == 0) {
            return new Answer.Missing("slurmd -G failed with status " + said.status() + complaint(said.both()) + ".");
        }
        return Answer.Told.of(count, types, DeviceFiles.ofGpus(files));
    }

    /** What slurmd writes for nothing is nothing. */
    private static Map<String, String> values(String text) {
        var values = new TreeMap<String, String>();
        var match = VALUE.matcher(text);
        while (match.find()) {
            if (!match.group(2).equals("(null)")) {
                values.put(match.group(1), match.group(2));
            }
        }
        return values;
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** The last fatal line or error of slurmd, or else its last line, behind a colon. */
    static String complaint(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.reversed().stream()
                .map(TROUBLE::matcher)
                .filter(match -> match.matches())
                .map(match -> match.group("what"))
                .findFirst()
                .or(() -> lines.reversed().stream().findFirst())
                .map(line -> ": " + line.strip().replaceFirst("\\.$", ""))
                .orElse("");
    }
}
