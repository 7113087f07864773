package trainyard.core.lint;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.core.conf.ConfFile;
import trainyard.core.conf.ConfLine;
import trainyard.core.conf.Place;
import trainyard.core.conf.Setting;
import trainyard.core.conf.TextEdit;

/**
 * Makes fixes of what rules want. Where the text is written in a way that an edit could break (escapes, a line that goes
 * on), there is none, and a person mends it.
 */
final class Edits {
    private final Map<String, ConfFile> files;
    private final Map<String, List<String>> lines = new HashMap<>();

    Edits(Map<String, ConfFile> files) {
        this.files = files;
    }

    Optional<Fix> replaceValue(Setting setting, String value) {
        return raw(setting)
                .map(raw ->
                        fix(setting.valueAt(), raw.length(), value.matches("[^\\s\"#]*") ? value : '"' + value + '"'));
    }

    Optional<Fix> replaceKey(Setting setting, String key) {
        return raw(setting).map(raw -> fix(setting.at(), setting.key().length(), key));
    }

    /** Removes a key and its value, and its line where nothing is left on that. */
    Optional<Fix> remove(Setting setting) {
        return raw(setting)
                .filter(raw -> setting.at().line() == setting.valueAt().line())
                .flatMap(raw -> {
                    String line = line(setting.at());
                    int end = setting.valueAt().column() - 1 + raw.length();
                    String before = line.substring(0, setting.at().column() - 1);
                    String after = line.substring(end);
                    if (before.isBlank() && after.isBlank()) {
                        return wholeLine(setting.at());
                    }
                    // The first setting says what kind of line it is: the others mean nothing without it.
                    if (before.isBlank() && !after.strip().startsWith("#")) {
                        return Optional.empty();
                    }
                    int from = before.stripTrailing().length();
                    int to = before.isBlank() ? line.indexOf('#', end) : end;
                    return Optional.of(fix(column(setting.at(), from), to - from, ""));
                });
    }

    /** Removes one word of a list with commas, or the setting where it is the only one. */
    Optional<Fix> removeWord(Setting setting, String word) {
        String left = Arrays.stream(setting.value().split(","))
                .filter(part -> !part.strip().equalsIgnoreCase(word))
                .collect(Collectors.joining(","));
        return left.isBlank() ? remove(setting) : replaceValue(setting, left);
    }

    /** Sets a key of a line: its value where the key stands there, else at the line's end. */
    Optional<Fix> set(ConfLine line, String key, String value) {
        Optional<Setting> there = line.get(key);
        if (there.isPresent()) {
            return replaceValue(there.get(), value);
        }
        Setting last = line.settings().getLast();
        return raw(last)
                .map(raw -> fix(
                        column(last.valueAt(), last.valueAt().column() - 1 + raw.length()),
                        0,
                        " " + key + "=" + value));
    }

    /** A global key of a file: its value where it stands there, else a line of its own at the file's end. */
    Optional<Fix> setGlobal(Configuration configuration, String file, String key, String value) {
        return configuration
                .global(file, key)
                .map(setting -> replaceValue(setting, value))
                .orElseGet(() -> Optional.ofNullable(files.get(file)).map(there -> {
                    Place end = new Place(file, lines(file).size() + 1, 1);
                    return new Fix.Text(List.of(new TextEdit(end, end, key + "=" + value + "\n")));
                }));
    }

    /** Removes the second of two lines that say the same. */
    Optional<Fix> removeLineLike(ConfLine second, ConfLine first) {
        boolean alone = line(second.at()).strip().equals(line(first.at()).strip())
                && !line(second.at()).stripTrailing().endsWith("\\")
                && !second.at().equals(first.at());
        return alone && same(second, first) ? wholeLine(second.at()) : Optional.empty();
    }

    private static boolean same(ConfLine one, ConfLine other) {
        return one.settings().stream()
                .map(Setting::toString)
                .toList()
                .equals(other.settings().stream().map(Setting::toString).toList());
    }

    /** The value as it is written, quotes included; empty where it is not written plainly. */
    private Optional<String> raw(Setting setting) {
        String line = line(setting.valueAt());
        int at = setting.valueAt().column() - 1;
        boolean key = line(setting.at()).startsWith(setting.key(), setting.at().column() - 1);
        String quoted = '"' + setting.value() + '"';
        if (!key || setting.value().isEmpty()) {
            return Optional.empty();
        }
        if (line.startsWith(quoted, at)) {
            return Optional.of(quoted);
        }
        return line.startsWith(setting.value(), at) ? Optional.of(setting.value()) : Optional.empty();
    }

    private static Fix fix(Place at, int length, String text) {
        return new Fix.Text(List.of(new TextEdit(at, column(at, at.column() - 1 + length), text)));
    }

    private static Place column(Place at, int offset) {
        return new Place(at.file(), at.line(), offset + 1);
    }

    /** No line goes that continues another. */
    private Optional<Fix> wholeLine(Place at) {
        boolean continues = at.line() > 1
                && line(new Place(at.file(), at.line() - 1, 1)).stripTrailing().endsWith("\\");
        var edit = new TextEdit(column(at, 0), new Place(at.file(), at.line() + 1, 1), "");
        return continues ? Optional.empty() : Optional.of(new Fix.Text(List.of(edit)));
    }

    private String line(Place at) {
        List<String> all = lines(at.file());
        return at.line() <= all.size() ? all.get(at.line() - 1) : "";
    }

    private List<String> lines(String file) {
        return lines.computeIfAbsent(
                file,
                name -> Optional.ofNullable(files.get(name))
                        .map(there -> there.text().lines().toList())
                        .orElse(List.of()));
    }
}
