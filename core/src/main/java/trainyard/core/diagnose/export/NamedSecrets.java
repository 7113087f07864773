package trainyard.core.diagnose.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Secrets that are told by the name of what they are the value of: variables, keys, options, headers. */
final class NamedSecrets {
    private static final Pattern WORD = Pattern.compile(
            "(?i)token|secret|passw|passphrase|pwd|[a-z][_-]?pass\\b|apikey|[_.-]key|[a-z]key\\b|credential|authorization|cookie|jwt");
    /** What stands between a name and its value. */
    private static final Pattern BETWEEN = Pattern.compile(
            "(?<quote>\\\\?[\"'])?\\s{0,4}(?<sign>=>|:[-=+?]|=(?!=)|:(?!:)|,(?=\\s{0,4}[\"']))\\s{0,8}");

    private static final Pattern SPACE = Pattern.compile("\\s{1,8}(?!-)");
    private static final Pattern QUOTED = Pattern.compile("[bru]?(?<open>\\\\?[\"'])");
    private static final Pattern TO_A_SPACE = Pattern.compile("\\S{1,8000}");
    private static final Pattern TO_A_SIGN = Pattern.compile("[^\\s,;&)}\\]\"'<>|`]{1,8000}");
    /** Before a variable that a line is about, as env, a shell and launchers print it. */
    private static final Pattern LEADS_IN =
            Pattern.compile("\\s{0,20}(?:\\[?[\\w.-]{1,40}]?:\\s{0,4})?(?:\\+ )?(?:export |declare -x |set |setenv )?");

    /** A parser's token is none of ours. */
    private static final Pattern COMPLAINT =
            Pattern.compile("(?i)\\b(?:invalid|unexpected|unknown|bad|illegal|wrong)\\s$");

    private static final List<String> LITERALS =
            List.of("token", "secret", "pass", "pwd", "key", "credential", "authorization", "cookie", "jwt");

    private static final int LONGEST_NAME = 100;

    private NamedSecrets() {}

    /** In lower case: one of them stands in each line with such a name. */
    static List<String> literals() {
        return LITERALS;
    }

    static String without(String line, BiConsumer<String, Integer> removed) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (LITERALS.stream().noneMatch(lower::contains)) {
            return line;
        }
        var cuts = new ArrayList<Cut>();
        Matcher word = WORD.matcher(line);
        int from = 0;
        while (from < line.length() && word.find(from)) {
            int start = nameStart(line, word.start(), from);
            int end = nameEnd(line, word.end());
            from = end;
            var name = SecretName.of(line.substring(start, end));
            if (name.isEmpty()) {
                continue;
            }
            Cut cut = cut(line, start, end, name.get());
            if (cut != null) {
                cuts.add(cut);
                from = cut.end();
            }
        }
        cuts.forEach(cut -> removed.accept(cut.kind(), 1));
        return Cut.all(line, cuts);
    }

    private static int nameStart(String line, int word, int least) {
        int start = word;
        while (start > least && word - start < LONGEST_NAME && isName(line.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int nameEnd(String line, int word) {
        int end = word;
        while (end < line.length() && end - word < LONGEST_NAME && isName(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isName(char sign) {
        return (sign < 128 && Character.isLetterOrDigit(sign)) || sign == '_' || sign == '-' || sign == '.';
    }

    private static @Nullable Cut cut(String line, int start, int end, SecretName name) {
        Matcher between = BETWEEN.matcher(line).region(end, line.length());
        Matcher space = SPACE.matcher(line).region(end, line.length());
        if (between.lookingAt()) {
            boolean isEmpty = name.isVariable() && line.startsWith("= ", end);
            return isEmpty ? null : cut(line, start, name, between);
        }
        if (line.startsWith("-", start) && space.lookingAt()) {
            return value(line, start, space.end(), name, "=");
        }
        if (start > 0 && line.charAt(start - 1) == '<' && line.startsWith(">", end)) {
            int stop = line.indexOf('<', end);
            return cut(line, end + 1, stop < 0 ? line.length() : stop, name, "=");
        }
        return null;
    }

    private static @Nullable Cut cut(String line, int start, SecretName name, Matcher between) {
        String sign = between.group("sign");
        boolean isSentence = sign.equals(":")
                && between.group("quote") == null
                && COMPLAINT
                        .matcher(line.substring(Math.max(0, start - 40), start))
                        .find();
        boolean isQuoted =
                QUOTED.matcher(line).region(between.end(), line.length()).lookingAt();
        return value(line, start, between.end(), name, isQuoted && !isSentence ? "=" : sign);
    }

    /** A value that may stand in quotes. */
    private static @Nullable Cut value(String line, int start, int value, SecretName name, String sign) {
        Matcher quoted = QUOTED.matcher(line).region(value, line.length());
        return quoted.lookingAt()
                ? cut(line, quoted.end(), close(line, quoted.end(), quoted.group("open")), name, sign)
                : cut(line, value, stop(line, start, value, name), name, sign);
    }

    private static @Nullable Cut cut(String line, int from, int to, SecretName name, String sign) {
        return name.isSecret(line.substring(from, to), sign) ? new Cut(from, to, name.kind()) : null;
    }

    private static int stop(String line, int start, int value, SecretName name) {
        if (name.isHeader()) {
            char before = start == 0 ? ' ' : line.charAt(start - 1);
            int quote = before == '"' || before == '\'' ? line.indexOf(before, value) : -1;
            return quote < 0 ? line.length() : quote;
        }
        if (name.isPassword()
                && name.isVariable()
                && LEADS_IN.matcher(line.substring(0, start)).matches()) {
            return line.length();
        }
        Matcher run = (name.isPassword() ? TO_A_SPACE : TO_A_SIGN).matcher(line).region(value, line.length());
        return run.lookingAt() ? run.end() : value;
    }

    /** Where a quoted value ends; a quote behind a backslash is a part of it. */
    private static int close(String line, int from, String open) {
        int at = line.indexOf(open, from);
        while (at > 0 && open.length() == 1 && line.charAt(at - 1) == '\\') {
            at = line.indexOf(open, at + 1);
        }
        return at < 0 ? line.length() : at;
    }
}
