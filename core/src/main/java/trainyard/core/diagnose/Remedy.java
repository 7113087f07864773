package trainyard.core.diagnose;

import java.util.List;
import java.util.Optional;

/**
 * Something that helps.
 *
 * @param text a sentence that says what to do
 * @param owner who can do it
 * @param command the exact command as an argument list; empty where it is none
 * @param action what the console can do about it at the press of a button
 */
public record Remedy(String text, Owner owner, List<String> command, Optional<Action> action) {
    public enum Action {
        /** Drain the blamed nodes. */
        DRAIN,
        /** Return the blamed nodes to service. */
        RESUME,
        /** Compose the job again without the blamed nodes. */
        EXCLUDE,
        /** Compose it again with more memory. */
        MEMORY,
        /** Compose it again with a longer time limit. */
        TIME,
        /** Compose it again to change something else. */
        COMPOSE,
        /** Release or requeue the job. */
        REQUEUE,
        /** Open the plan at the setting. */
        PLAN
    }

    public Remedy {
        command = List.copyOf(command);
    }
}
