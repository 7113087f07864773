package trainyard.core.provision;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a run is to do.
 *
 * @param playbook by name, {@code site} or {@code validate}
 * @param limit hosts or groups that it is for; empty for all
 * @param tags only tasks with one of these; empty for all
 * @param check whether it only looks what it would change
 * @param diff whether it shows how files change
 * @param verbosity how many {@code -v}, 0 to 4
 * @param forks how many hosts at a time; empty for what ansible.cfg says
 * @param askBecomePassword whether sudo on the machines wants a password, which is then given to the start
 * @param before a command of the user's that runs first, as an argument list; empty for none
 */
public record ProvisionOptions(
        String playbook,
        List<String> limit,
        List<String> tags,
        List<String> skipTags,
        boolean check,
        boolean diff,
        int verbosity,
        OptionalInt forks,
        boolean askBecomePassword,
        List<String> before) {
    /** The whole cluster, with nothing left out. */
    public static final ProvisionOptions WHOLE = new ProvisionOptions(
            "site", List.of(), List.of(), List.of(), false, false, 0, OptionalInt.empty(), false, List.of());

    private static final int MOST_VERBOSE = 4;

    public ProvisionOptions {
        if (!playbook.matches("[a-z][a-z0-9_-]*")) {
            throw new IllegalArgumentException("'" + playbook + "' is no name of a playbook, such as site");
        }
        if (verbosity < 0 || verbosity > MOST_VERBOSE) {
            throw new IllegalArgumentException("verbosity is from 0 to " + MOST_VERBOSE);
        }
        limit = List.copyOf(limit);
        tags = List.copyOf(tags);
        skipTags = List.copyOf(skipTags);
        before = List.copyOf(before);
    }

    /** A line that a user wrote to run first, as the argument list: their shell's language, so a shell reads it. */
    public static List<String> before(String line) {
        return line.isBlank() ? List.of() : List.of("sh", "-c", line.strip());
    }

    /** The same for some hosts only, such as those that failed; what ran before is not run again. */
    public ProvisionOptions retry(List<String> hosts) {
        return new ProvisionOptions(
                playbook, hosts, tags, skipTags, check, diff, verbosity, forks, askBecomePassword, List.of());
    }
}
