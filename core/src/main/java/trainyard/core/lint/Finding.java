package trainyard.core.lint;

import java.util.Optional;
import trainyard.core.conf.Place;
import trainyard.core.plan.Position;

/**
 * One thing that is wrong.
 *
 * @param rule the id of the rule that found it
 * @param at where in the configuration's files
 * @param message what is wrong and what Slurm does then, in one clause
 * @param mend what to write instead, in one clause
 * @param check a command that shows the same by hand; empty where only a daemon's log does
 * @param plan where in the plan it comes from, as far as that is known
 * @param fix the change that mends it, where there is exactly one
 */
public record Finding(
        String rule,
        Severity severity,
        Place at,
        String message,
        String mend,
        String check,
        Optional<Position> plan,
        Optional<Fix> fix) {

    /** The same as seen from the plan: where it stands there, and what to change there. */
    Finding in(Optional<Position> position, Optional<Fix> planFix) {
        return new Finding(rule, severity, at, message, mend, check, position, planFix);
    }
}
