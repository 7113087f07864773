package trainyard.core.lint;

import java.util.Set;
import trainyard.core.slurm.SlurmVersion;

/** Values that are not of their key's kind. */
record BadValue(boolean lists, About about) implements Rule {
    private static final Set<Status> LOOKED_AT = Set.of(Status.KNOWN, Status.RENAMED, Status.OBSOLETE);

    /** Numbers, times, yes and no, hostlists. */
    static BadValue ofForm() {
        return new BadValue(
                false,
                About.of(
                        "bad-value",
                        "Every value has its key's form",
                        "Slurm ends at a number, a time or a yes that it cannot read, or takes another value for it."));
    }

    /** Words and flags that must be on a list. */
    static BadValue ofLists() {
        return new BadValue(
                true,
                About.of(
                        "unknown-word",
                        "Every word and flag is known to this version",
                        "Some lists end Slurm at a word it does not know; others are silent, and nothing happens."));
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        SlurmVersion version = configuration.version();
        for (Configuration.Read read : configuration.settings()) {
            read.key()
                    .filter(key -> LOOKED_AT.contains(key.at(version)))
                    .filter(key -> key.kind() instanceof ValueKind.OneOf == lists)
                    .flatMap(key -> key.kind().misfit(read.setting().value(), version))
                    .ifPresent(misfit -> findings.add(
                            misfit.severity(),
                            read.setting().valueAt(),
                            lists
                                    ? read.setting().key() + ": " + misfit.what()
                                    : "'" + read.setting().value() + "' for "
                                            + read.setting().key() + " " + misfit.what(),
                            misfit.mend()));
        }
    }
}
