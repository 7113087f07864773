package trainyard.core.plan;

import java.util.Locale;

/**
 * Something wrong in a plan file.
 *
 * @param what what is wrong, in one clause
 * @param mend what to write instead, in one clause
 */
public record Problem(Severity severity, Position at, String what, String mend) {
    /** An error keeps the plan from being rendered; a warning does not. */
    public enum Severity {
        ERROR,
        WARNING;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The line that compilers taught editors to understand: {@code file:line:col: error: what; mend}. */
    public String line(String file) {
        return file + ":" + at.line() + ":" + at.column() + ": " + severity.word() + ": " + what + "; " + mend;
    }
}
