package trainyard.core.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slurm's notation, as parse_config.c reads it in every version from 22.05 to 26.05. */
final class ConfParser {
    private static final Pattern SETTING =
            Pattern.compile("\\s*([A-Za-z0-9_.]+)\\s*[-*+/]?=\\s*(?:\"([^\"]*)\"|(\\S+))(?=\\s|$)");

    /** Slurm knows the word at the very start of a line only. */
    private static final Pattern INCLUDE = Pattern.compile("(?i)include\\s+(\\S+)(.*)", Pattern.DOTALL);

    private final String name;
    private final String text;
    private final List<ConfPart> parts = new ArrayList<>();
    private final List<ConfProblem> problems = new ArrayList<>();

    ConfParser(String name, String text) {
        this.name = name;
        this.text = text;
    }

    ConfFile read() {
        var line = new LogicalLine();
        int number = 0;
        for (String physical : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.add(physical, number)) {
                part(line);
                line = new LogicalLine();
            }
        }
        part(line);
        return new ConfFile(name, text, List.copyOf(parts), List.copyOf(problems));
    }

    private void part(LogicalLine line) {
        String joined = line.text();
        if (joined.isBlank()) {
            return;
        }
        Matcher include = INCLUDE.matcher(joined);
        if (include.matches()) {
            parts.add(new Include(include.group(1), line.place(name, 0)));
            unread(include.group(2), line.place(name, include.start(2)), "after the file's name");
            return;
        }
        parts.add(settings(joined, line));
    }

    private ConfLine settings(String joined, LogicalLine line) {
        var settings = new ArrayList<Setting>();
        Matcher next = SETTING.matcher(joined);
        int end = 0;
        while (next.region(end, joined.length()).lookingAt()) {
            int group = next.group(2) == null ? 3 : 2;
            int valueStart = group == 2 ? next.start(2) - 1 : next.start(3);
            settings.add(new Setting(
                    next.group(1), next.group(group), line.place(name, next.start(1)), line.place(name, valueStart)));
            end = next.end();
        }
        String rest = joined.substring(end).strip();
        int restAt = joined.indexOf(rest, end);
        unread(
                rest,
                line.place(name, restAt),
                settings.isEmpty() ? "" : "after " + settings.getLast().key());
        Place at = settings.isEmpty()
                ? line.place(name, restAt)
                : settings.getFirst().at();
        return new ConfLine(List.copyOf(settings), rest, at);
    }

    private void unread(String rest, Place at, String where) {
        if (!rest.isBlank()) {
            String shown = rest.strip();
            shown = shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
            problems.add(new ConfProblem(
                    at,
                    "'" + shown + "'" + (where.isEmpty() ? "" : " " + where) + " is no key=value",
                    "write key=value, with quotes around a value that holds spaces, or make it a comment with #"));
        }
    }
}
