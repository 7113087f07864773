package trainyard.core.job.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a shell's text into words and what stands between them. Comments, redirections and documents that are given to
 * a command as its input are left out.
 */
final class ShellLexer {
    /** A word, or what stands between commands: {@code | || && ; & ( )} or a line's end. */
    record Token(Optional<Word> word, String operator) {
        boolean is(String what) {
            return operator.equals(what);
        }
    }

    private static final Pattern REDIRECTION = Pattern.compile("&>>?|<<<|<<-?|<&|<>|>>|>&|>\\||<(?!\\()|>(?!\\()");
    private static final Pattern OPERATOR = Pattern.compile("&&|\\|\\||\\|&|;;|[;|&()\\n]");

    private final Lines lines;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final Set<Integer> comments = new HashSet<>();
    private final Deque<String> documents = new ArrayDeque<>();
    private int at;
    private String redirection = "";

    private ShellLexer(Lines lines) {
        this.lines = lines;
        this.text = lines.text();
    }

    static List<Token> tokens(Lines lines) {
        return List.copyOf(lexed(lines).tokens);
    }

    /** The lines that have a comment: what looks like one in a document or in quotes is none. */
    static Set<Integer> comments(Lines lines) {
        return Set.copyOf(lexed(lines).comments);
    }

    private static ShellLexer lexed(Lines lines) {
        var lexer = new ShellLexer(lines);
        while (lexer.at < lexer.text.length()) {
            lexer.next();
        }
        return lexer;
    }

    private void next() {
        char letter = text.charAt(at);
        Matcher redirected = REDIRECTION.matcher(text).region(at, text.length());
        Matcher operator = OPERATOR.matcher(text).region(at, text.length());
        if (letter == '\\' && text.startsWith("\n", at + 1)) {
            at += 2;
        } else if (letter == ' ' || letter == '\t' || letter == '\r') {
            at++;
        } else if (letter == '#') {
            comments.add(lines.place(at).line());
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (redirected.lookingAt()) {
            at = redirected.end();
            redirection = redirected.group();
        } else if (operator.lookingAt()) {
            at = operator.end();
            tokens.add(new Token(Optional.empty(), operator.group()));
            if (letter == '\n') {
                skipDocuments();
            }
        } else {
            word();
        }
    }

    private void word() {
        var reader = new WordReader(lines, at);
        Word word = reader.read();
        at = reader.end();
        if (redirection.startsWith("<<") && !redirection.equals("<<<")) {
            documents.add(word.text());
        }
        boolean target = !redirection.isEmpty();
        redirection = "";
        // 2>file: the number belongs to the redirection.
        boolean descriptor = word.text().matches("\\d")
                && REDIRECTION.matcher(text).region(at, text.length()).lookingAt();
        if (!target && !descriptor) {
            tokens.add(new Token(Optional.of(word), ""));
        }
    }

    /** Leaves out the lines of documents begun on the line before. */
    private void skipDocuments() {
        while (!documents.isEmpty() && at < text.length()) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            if (line.strip().equals(documents.peekFirst())) {
                documents.removeFirst();
            }
        }
    }
}
