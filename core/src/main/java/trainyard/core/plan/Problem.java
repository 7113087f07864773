package trainyard.core.plan;

import java.util.Locale;
import java.util.Optional;

/**
 * Something wrong in a plan file.
 *
 * @param rule what was looked at, in lower case with hyphens: {@code plan} for the file's form and its values
 * @param what what is wrong, in one clause
 * @param mend what to write instead, in one clause
 * @param change the same as data, where there is exactly one mend
 */
public record Problem(String rule, Severity severity, Position at, String what, String mend, Optional<Change> change) {
    /** What is wrong with the form or the values of a plan. */
    public Problem(Severity severity, Position at, String what, String mend) {
        this("plan", severity, at, what, mend, Optional.empty());
    }

    Problem mendedBy(Change one) {
        return new Problem(rule, severity, at, what, mend, Optional.of(one));
    }

    /** What is wrong, apart from where the mend would be made. */
    Problem withoutChange() {
        return new Problem(rule, severity, at, what, mend, Optional.empty());
    }

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
