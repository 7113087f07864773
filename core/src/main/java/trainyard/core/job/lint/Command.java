package trainyard.core.job.lint;

import java.util.List;

/**
 * A simple command of a shell.
 *
 * @param words the command and its arguments
 * @param environment what is set for it alone
 * @param after what follows it: {@code | || && ; &}, a bracket or a line's end
 * @param tested whether it is a condition, so that its failure ends nothing
 */
record Command(List<Word> words, List<Assignment> environment, String after, boolean tested) {
    Word head() {
        return words.getFirst();
    }

    String program() {
        String text = head().text();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    boolean isPiped() {
        return after.equals("|") || after.equals("|&");
    }

    /** Whether a word is among its arguments. */
    boolean has(String argument) {
        return words.stream().skip(1).anyMatch(word -> word.text().equals(argument));
    }
}
