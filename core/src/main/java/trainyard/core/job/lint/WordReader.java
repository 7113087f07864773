package trainyard.core.job.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one word of a shell's text, from where it begins. What it cannot read it takes as plain letters. */
final class WordReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern ARRAY = Pattern.compile("[A-Za-z_]\\w*\\+?=");
    private static final String ENDS = " \t\r\n;|&()<>";

    private final Lines lines;
    private final String text;
    private final int start;
    private int at;
    private final StringBuilder plain = new StringBuilder();
    private final Set<String> live = new HashSet<>();
    private final List<Word> substitutions = new ArrayList<>();

    WordReader(Lines lines, int start) {
        this.lines = lines;
        this.text = lines.text();
        this.start = start;
        this.at = start;
    }

    /** The index after the word, once it was read. */
    int end() {
        return at;
    }

    Word read() {
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (isBracket(letter)) {
                bracket();
            } else if (ENDS.indexOf(letter) >= 0) {
                break;
            } else {
                step(letter, false);
            }
        }
        return new Word(
                text.substring(start, at),
                plain.toString(),
                lines.place(start),
                Set.copyOf(live),
                List.copyOf(substitutions));
    }

    /** A list after {@code NAME=}, or a process in place of a file: both belong to the word. */
    private boolean isBracket(char letter) {
        boolean array =
                letter == '(' && ARRAY.matcher(text.substring(start, at)).matches();
        boolean process = (letter == '<' || letter == '>') && at + 1 < text.length() && text.charAt(at + 1) == '(';
        return (array || process) && Nesting.close(text, letter == '(' ? at : at + 1) > 0;
    }

    private void bracket() {
        int open = text.indexOf('(', at);
        int close = Nesting.close(text, open);
        String inner = text.substring(open + 1, close);
        addNames(inner);
        plain.append(inner.replaceAll("[\"']", "").replaceAll("\\s+", " ").strip());
        at = close + 1;
    }

    private void step(char letter, boolean quoted) {
        switch (letter) {
            case '\'' -> single(quoted);
            case '"' -> twice(quoted);
            case '\\' -> escaped(quoted);
            case '$' -> dollar();
            case '`' -> command(text.indexOf('`', at + 1), at + 1);
            default -> {
                plain.append(letter);
                at++;
            }
        }
    }

    private void single(boolean quoted) {
        int close = quoted ? -1 : text.indexOf('\'', at + 1);
        plain.append(close < 0 ? "'" : text.substring(at + 1, close));
        at = close < 0 ? at + 1 : close + 1;
    }

    private void twice(boolean quoted) {
        int close = quoted ? -1 : Nesting.closeDouble(text, at);
        at++;
        if (close < 0) {
            plain.append('"');
            return;
        }
        while (at < close) {
            step(text.charAt(at), true);
        }
        at = close + 1;
    }

    private void escaped(boolean quoted) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : '\\';
        if (next != '\n') {
            plain.append(quoted && "\"\\$`".indexOf(next) < 0 ? "\\" + next : String.valueOf(next));
        }
        at = Math.min(at + 2, text.length());
    }

    private void dollar() {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        int close = next == '(' || next == '{' ? Nesting.close(text, at + 1) : -1;
        if (next == '(' && close > 0 && !text.startsWith("((", at + 1)) {
            command(close, at + 2);
        } else if (close > 0) {
            addNames(text.substring(at + 2, close));
            copyTo(close + 1);
        } else {
            var name = NAME.matcher(text).region(at + 1, text.length());
            boolean found = name.lookingAt();
            if (found) {
                live.add(name.group());
            }
            copyTo(found ? name.end() : at + 1);
        }
    }

    /** A command whose output is put here. */
    private void command(int close, int innerStart) {
        if (close < 0) {
            plain.append(text.charAt(at));
            at++;
            return;
        }
        String inner = text.substring(innerStart, close);
        substitutions.add(Word.plain(inner, lines.place(innerStart)));
        addNames(inner);
        copyTo(close + 1);
    }

    private void addNames(String inner) {
        NAME.matcher(inner).results().forEach(name -> live.add(name.group()));
    }

    private void copyTo(int end) {
        plain.append(text, at, end);
        at = end;
    }
}
