package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words as a POSIX shell does: quotes and backslashes, and nothing else of a shell. */
final class CommandLine {
    private static final String OPERATORS = ";&|<>()`$\n";

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int place;

    private CommandLine(String line) {
        this.line = line;
    }

    /**
     * @throws IllegalArgumentException where a quote is not closed, or the line needs a real shell; the message says so
     */
    static List<String> split(String line) {
        var splitter = new CommandLine(line);
        while (splitter.place < line.length()) {
            splitter.next(line.charAt(splitter.place++));
        }
        splitter.endWord();
        return splitter.words;
    }

    private void next(char c) {
        if (c == ' ' || c == '\t') {
            endWord();
        } else if (c == '\'') {
            int close = closing('\'');
            add(line.substring(place, close));
            place = close + 1;
        } else if (c == '"') {
            doubleQuoted();
        } else if (c == '\\') {
            if (place < line.length()) {
                add(line.substring(place, ++place));
            }
        } else if (OPERATORS.indexOf(c) >= 0) {
            throw new IllegalArgumentException(
                    "the demo cluster runs one command at a time and is no shell: '" + c + "' is not understood");
        } else {
            add(String.valueOf(c));
        }
    }

    private void doubleQuoted() {
        add("");
        for (int close = closing('"'); place < close; ) {
            char c = line.charAt(place++);
            if (c == '\\' && place < line.length() && "\"\\$`".indexOf(line.charAt(place)) >= 0) {
                c = line.charAt(place++);
                close = c == '"' ? closing('"') : close;
            }
            word.append(c);
        }
        place++;
    }

    private int closing(char quote) {
        int close = line.indexOf(quote, place);
        if (close < 0) {
            throw new IllegalArgumentException("unexpected EOF while looking for matching `" + quote + "'");
        }
        return close;
    }

    private void add(String text) {
        word.append(text);
        inWord = true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
