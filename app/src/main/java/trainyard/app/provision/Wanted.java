package trainyard.app.provision;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import trainyard.core.provision.ProvisionOptions;
import trainyard.core.slurm.Hostlist;

/**
 * What the user filled in, as it stands in the fields.
 *
 * @param hosts a hostlist, or groups of the inventory; empty for all
 * @param tags divided by commas or blanks
 * @param forks a number; empty for what ansible.cfg says
 * @param before a line for a shell of the user's that runs first; empty for none
 */
record Wanted(
        String playbook,
        String hosts,
        String tags,
        boolean diff,
        int verbosity,
        String forks,
        boolean password,
        String before) {
    static final Wanted ALL = new Wanted("site", "", "", true, 0, "", false, "");

    private static final int MOST_FORKS = 500;

    /** @throws IllegalArgumentException whose message says which field is wrong, and how */
    ProvisionOptions options(boolean check) {
        return new ProvisionOptions(
                playbook,
                hosts.isBlank() ? List.of() : Hostlist.expand(hosts.strip()),
                words(tags.replace(',', ' ')),
                List.of(),
                check,
                diff,
                verbosity,
                number(),
                password,
                ProvisionOptions.before(before));
    }

    private OptionalInt number() {
        if (forks.isBlank()) {
            return OptionalInt.empty();
        }
        if (forks.strip().matches("\\d{1,3}")) {
            int number = Integer.parseInt(forks.strip());
            if (number >= 1 && number <= MOST_FORKS) {
                return OptionalInt.of(number);
            }
        }
        throw new IllegalArgumentException("Forks is a number from 1 to " + MOST_FORKS + ", or empty.");
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** As a run had it. What ran before it is left out, for a line of the shell is no argument list any more. */
    static Wanted of(ProvisionOptions options) {
        return new Wanted(
                options.playbook(),
                Hostlist.fold(options.limit()),
                String.join(", ", options.tags()),
                options.diff(),
                options.verbosity(),
                options.forks().isPresent() ? Integer.toString(options.forks().getAsInt()) : "",
                options.askBecomePassword(),
                "");
    }
}
