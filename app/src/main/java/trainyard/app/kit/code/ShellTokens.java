package trainyard.app.kit.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One line of a shell's script: comments, directives of sbatch, texts, variables and the words of the language. */
final class ShellTokens {
    private static final Set<String> WORDS = Set.of(
            "if",
            "then",
            "else",
            "elif",
            "fi",
            "for",
            "in",
            "do",
            "done",
            "while",
            "case",
            "esac",
            "function",
            "exit",
            "export",
            "local",
            "return",
            "set",
            "trap",
            "exec",
            "wait",
            "break",
            "continue");

    private final String line;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    ShellTokens(String line) {
        this.line = line;
    }

    List<Token> read() {
        if (line.startsWith("#SBATCH")) {
            add(Token.Kind.KEY, 0, "#SBATCH".length());
            return tokens;
        }
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '#' && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
                add(Token.Kind.COMMENT, at, line.length());
                at = line.length();
            } else if (c == '\'' || c == '"') {
                text(c);
            } else if (c == '$') {
                variable();
            } else if (Character.isLetter(c)) {
                word();
            } else {
                at++;
            }
        }
        return tokens;
    }

    private void add(Token.Kind kind, int from, int to) {
        tokens.add(new Token(from, to, kind));
    }

    /** To the quote that closes it, or the end of the line: a text of several lines is coloured by its first. */
    private void text(char quote) {
        int start = at++;
        while (at < line.length() && line.charAt(at) != quote) {
            at += line.charAt(at) == '\\' && quote == '"' ? 2 : 1;
        }
        at = Math.min(line.length(), at + 1);
        add(Token.Kind.STRING, start, at);
    }

    private void variable() {
        int start = at++;
        if (at < line.length() && line.charAt(at) == '{') {
            int close = line.indexOf('}', at);
            at = close < 0 ? line.length() : close + 1;
        } else {
            while (at < line.length() && (Character.isLetterOrDigit(line.charAt(at)) || line.charAt(at) == '_')) {
                at++;
            }
        }
        if (at > start + 1) {
            add(Token.Kind.NUMBER, start, at);
        }
    }

    private void word() {
        int start = at;
        while (at < line.length()
                && (Character.isLetterOrDigit(line.charAt(at)) || "_-".indexOf(line.charAt(at)) >= 0)) {
            at++;
        }
        if (WORDS.contains(line.substring(start, at))) {
            add(Token.Kind.WORD, start, at);
        }
    }
}
