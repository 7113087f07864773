package trainyard.core.diagnose.gather;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patterns in names of output files (sbatch(1), "filename pattern"). */
final class OutputName {
    private static final Pattern PATTERN = Pattern.compile("%(\\d*)([A-Za-z%])");

    private OutputName() {}

    /**
     * The path of a file.
     *
     * @param values by their letters; a letter that is not among them stays as it is
     * @param workFolder of a relative name
     */
    static String expand(String name, Map<Character, String> values, String workFolder) {
        if (name.isEmpty() || name.equals("/dev/null")) {
            return "";
        }
        // A backslash turns patterns off.
        String expanded = name.indexOf('\\') >= 0
                ? name.replace("\\", "")
                : PATTERN.matcher(name).replaceAll(match -> {
                    String value = match.group(2).equals("%")
                            ? "%"
                            : values.getOrDefault(match.group(2).charAt(0), match.group());
                    return Matcher.quoteReplacement(padded(value, match.group(1)));
                });
        return expanded.startsWith("/") ? expanded : workFolder + "/" + expanded;
    }

    private static String padded(String value, String width) {
        return width.isEmpty() || width.length() > 2 || !value.matches("\\d{1,18}")
                ? value
                : String.format(
                        Locale.ROOT,
                        "%0" + Math.max(1, Math.min(10, Integer.parseInt(width))) + "d",
                        Long.valueOf(value));
    }
}
