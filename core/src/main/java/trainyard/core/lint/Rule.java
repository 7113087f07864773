package trainyard.core.lint;

import java.util.Optional;
import trainyard.core.slurm.SlurmVersion;

/** One thing that can be wrong with a configuration. A rule is a class without state and a line in {@link Rules}. */
public interface Rule {
    About about();

    /** Whether there is anything to check: a reason not to, such as a file that is not there. */
    default Optional<String> skip(Configuration configuration) {
        return Optional.empty();
    }

    void check(Configuration configuration, Findings findings);

    /**
     * What a person reads of a rule.
     *
     * @param id in lower case with hyphens, never changed once published
     * @param title what is so where the rule is kept, in a few words
     * @param why what happens else, in a sentence
     * @param check a command that shows the same by hand; empty where only a daemon's log does
     * @param since the first version of Slurm that it is for
     */
    record About(String id, String title, String why, String check, SlurmVersion since) {
        /** A rule for all versions, seen in slurmctld's log. */
        static About of(String id, String title, String why) {
            return new About(id, title, why, "", SlurmVersion.V22_05);
        }

        About seenBy(String command) {
            return new About(id, title, why, command, since);
        }

        About from(SlurmVersion version) {
            return new About(id, title, why, check, version);
        }
    }
}
