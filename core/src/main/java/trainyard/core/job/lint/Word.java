package trainyard.core.job.lint;

import java.util.List;
import java.util.Set;
import trainyard.core.conf.Place;

/**
 * A word of a shell's command.
 *
 * @param raw as written
 * @param text without quotes; variables stand in it as they are written
 * @param live the variables that the shell reads when it comes to this word, not a shell started later
 * @param substitutions the commands whose output goes into the word
 */
record Word(String raw, String text, Place at, Set<String> live, List<Word> substitutions) {
    static Word plain(String text, Place at) {
        return new Word(text, text, at, Set.of(), List.of());
    }

    /** Whether its value is known as it stands: no variable, command or placeholder in it. */
    boolean isKnown() {
        return isKnown(text);
    }

    static boolean isKnown(String value) {
        return value.indexOf('$') < 0 && value.indexOf('`') < 0 && !value.contains(Placeholders.OPEN);
    }
}
