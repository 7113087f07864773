package trainyard.core.lint;

import java.util.Locale;

/** What Slurm makes of a finding: that is what a severity is, not an opinion. */
public enum Severity {
    /** A daemon or a client refuses to start, or what is described cannot work. */
    ERROR,
    /** Slurm writes an error or a warning line and goes on without what was asked, or refuses jobs what is promised. */
    WARNING,
    /** Slurm takes it without a word, but it does not do what it seems to. */
    NOTE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
