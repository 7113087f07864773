package trainyard.app.kit.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a line of YAML: block and flow style, as far as one line tells. */
final class YamlTokens {
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"?|'(?:[^']|'')*'?");
    private static final Pattern REFERENCE = Pattern.compile("[&*][^\\s,\\[\\]{}]+|<<(?=\\s*:)|![^\\s,\\[\\]{}]*");
    private static final Pattern WORD = Pattern.compile("true|false|yes|no|on|off|null|~", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:0x[0-9a-fA-F]+|\\d[\\d_]*(?:\\.\\d+)?)");
    private static final String SIGNS = "[]{},:?|>-";

    private final String line;
    private final List<Token> tokens = new ArrayList<>();
    private int flow;

    YamlTokens(String line) {
        this.line = line;
    }

    List<Token> read() {
        if (line.startsWith("---") || line.startsWith("...")) {
            tokens.add(new Token(0, 3, Token.Kind.SIGN));
            read(3);
        } else {
            read(0);
        }
        return tokens;
    }

    private void read(int from) {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#' && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
                at = add(at, line.length(), Token.Kind.COMMENT);
            } else if (c == '"' || c == '\'') {
                int end = match(QUOTED, at);
                at = add(at, end, isKey(end) ? Token.Kind.KEY : Token.Kind.STRING);
            } else if (match(REFERENCE, at) > at) {
                at = add(at, match(REFERENCE, at), Token.Kind.WORD);
            } else if (isSign(at)) {
                flow += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
                at = add(at, at + 1, Token.Kind.SIGN);
            } else {
                at = plain(at);
            }
        }
    }

    private int plain(int start) {
        int end = start;
        while (end < line.length() && !endsPlain(end)) {
            end++;
        }
        int last = end;
        while (last > start && Character.isWhitespace(line.charAt(last - 1))) {
            last--;
        }
        String text = line.substring(start, last);
        if (isKey(last)) {
            tokens.add(new Token(start, last, Token.Kind.KEY));
        } else if (WORD.matcher(text).matches()) {
            tokens.add(new Token(start, last, Token.Kind.WORD));
        } else if (NUMBER.matcher(text).matches()) {
            tokens.add(new Token(start, last, Token.Kind.NUMBER));
        }
        return Math.max(end, start + 1);
    }

    private boolean endsPlain(int at) {
        char c = line.charAt(at);
        return c == ':' && isBlankOrEnd(at + 1)
                || c == '#' && at > 0 && Character.isWhitespace(line.charAt(at - 1))
                || flow > 0 && ",[]{}".indexOf(c) >= 0;
    }

    private boolean isKey(int end) {
        int colon = end;
        while (colon < line.length() && line.charAt(colon) == ' ') {
            colon++;
        }
        return colon < line.length() && line.charAt(colon) == ':' && isBlankOrEnd(colon + 1);
    }

    /** A dash, colon or question mark is one before a blank only. */
    private boolean isSign(int at) {
        char c = line.charAt(at);
        return SIGNS.indexOf(c) >= 0 && ("[]{},|>".indexOf(c) >= 0 || isBlankOrEnd(at + 1));
    }

    private boolean isBlankOrEnd(int at) {
        return at >= line.length()
                || Character.isWhitespace(line.charAt(at))
                || flow > 0 && ",[]{}".indexOf(line.charAt(at)) >= 0;
    }

    private int match(Pattern pattern, int at) {
        Matcher matcher = pattern.matcher(line).region(at, line.length());
        return matcher.lookingAt() ? matcher.end() : at;
    }

    private int add(int start, int end, Token.Kind kind) {
        tokens.add(new Token(start, end, kind));
        return end;
    }
}
