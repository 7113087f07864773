package trainyard.core.job.lint;

import java.util.Optional;
import trainyard.core.conf.Place;

/**
 * An option as a script gives it.
 *
 * @param name the long name of what it leads to; as written where it leads nowhere
 * @param written as it stands there, with its dashes and without its value
 * @param known the option that it is in the version at hand
 * @param component which part of a heterogeneous job it is for, from 0
 */
record GivenOption(
        String name,
        String written,
        Optional<String> value,
        Optional<SlurmOption> known,
        Place at,
        int component,
        boolean valueWanting) {
    String valueOrEmpty() {
        return value.orElse("");
    }
}
