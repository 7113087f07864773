package trainyard.core.diagnose.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.Layer;
import trainyard.core.diagnose.Owner;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.Retry;
import trainyard.core.slurm.SlurmVersion;

/**
 * A cause of failures. In its texts {@code {node}} stands for a value of the evidence by its name.
 *
 * @param slug its name for ever, such as {@code host-oom}
 * @param order within the tier: the lower explains the higher
 * @param summary what happened, in a sentence; values that are not known leave their sentence out
 * @param blames what is blamed where the evidence names it, the most telling first
 * @param masks causes that this one explains, whatever their tier
 * @param confirm evidence that makes sure of it, where there is not enough
 */
public record Cause(
        String slug,
        String title,
        Layer layer,
        Tier tier,
        int order,
        Owner owner,
        Retry retry,
        String summary,
        String explanation,
        List<Blamed.Kind> blames,
        Set<String> masks,
        List<RemedyRule> remedies,
        List<Confirm> confirm) {
    public static final int MIDDLE = 50;

    public Cause {
        blames = List.copyOf(blames);
        masks = Set.copyOf(masks);
        remedies = List.copyOf(remedies);
        confirm = List.copyOf(confirm);
    }

    /**
     * A remedy with its placeholders.
     *
     * @param command words; empty for none
     * @param since the first release of Slurm that knows it, such as {@code 23.02}; empty for all
     * @param until the first release that does not know it any more; empty for none
     */
    public record RemedyRule(
            String text,
            Owner owner,
            List<String> command,
            Optional<Remedy.Action> action,
            String since,
            String until) {
        public RemedyRule {
            command = List.copyOf(command);
        }

        /** Whether a release has what this names; where the release is not known, whether all have. */
        public boolean isKnownTo(Optional<SlurmVersion> version) {
            Optional<SlurmVersion> first = SlurmVersion.find(since);
            Optional<SlurmVersion> gone = SlurmVersion.find(until);
            return version.isEmpty()
                    ? first.isEmpty() && gone.isEmpty()
                    : first.map(version.get()::atLeast).orElse(true)
                            && gone.map(end -> !version.get().atLeast(end)).orElse(true);
        }
    }

    /** @param how a command or a setting, with placeholders */
    public record Confirm(String what, String how) {}
}
