package trainyard.app.kit.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a line of slurm.conf and its kin: {@code Key=value} words and comments; an INI file's sections too. */
final class ConfTokens {
    private static final Pattern SECTION = Pattern.compile("\\s*\\[[^\\]=]*\\]\\s*");
    private static final Pattern INCLUDE = Pattern.compile("(?i)include(?=\\s)");
    private static final Pattern SETTING =
            Pattern.compile("([A-Za-z0-9_.\\-/]+)\\s*([-*+/]?=)\\s*(\"[^\"]*\"?|[^\\s#]*)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d:.\\-]*[KMGTkmgt]?");
    private static final Pattern WORD =
            Pattern.compile("(?i)yes|no|up|down|all|none|default|unlimited|infinite|unknown");

    private final String line;
    private final List<Token> tokens = new ArrayList<>();

    ConfTokens(String line) {
        this.line = line;
    }

    List<Token> read() {
        int end = comment();
        if (SECTION.matcher(line).region(0, end).matches()) {
            tokens.add(new Token(0, end, Token.Kind.WORD));
        } else {
            Matcher include = INCLUDE.matcher(line).region(0, end);
            if (include.lookingAt()) {
                tokens.add(new Token(0, include.end(), Token.Kind.WORD));
            }
            Matcher setting = SETTING.matcher(line).region(0, end);
            while (setting.find()) {
                tokens.add(new Token(setting.start(1), setting.end(1), Token.Kind.KEY));
                tokens.add(new Token(setting.start(2), setting.end(2), Token.Kind.SIGN));
                value(setting.group(3), setting.start(3));
            }
        }
        if (end < line.length()) {
            tokens.add(new Token(end, line.length(), Token.Kind.COMMENT));
        }
        return tokens;
    }

    private void value(String value, int at) {
        if (value.startsWith("\"")) {
            tokens.add(new Token(at, at + value.length(), Token.Kind.STRING));
        } else if (NUMBER.matcher(value).matches()) {
            tokens.add(new Token(at, at + value.length(), Token.Kind.NUMBER));
        } else if (WORD.matcher(value).matches()) {
            tokens.add(new Token(at, at + value.length(), Token.Kind.WORD));
        }
    }

    /** Where the comment begins; the line's end where there is none. Slurm ends a line at a sign that no backslash escapes. */
    private int comment() {
        if (line.stripLeading().startsWith(";")) {
            return line.indexOf(';');
        }
        int at = line.indexOf('#');
        while (at > 0 && line.charAt(at - 1) == '\\') {
            at = line.indexOf('#', at + 1);
        }
        return at < 0 ? line.length() : at;
    }
}
