package trainyard.core.lint;

import java.util.Optional;
import trainyard.core.conf.Setting;
import trainyard.core.slurm.SlurmVersion;

/** Keys that this version still recognizes, only to say that they are gone. */
record GoneKey(Status status, Severity severity, About about, String says) implements Rule {
    static GoneKey removed() {
        return new GoneKey(
                Status.REMOVED,
                Severity.ERROR,
                About.of("removed-key", "No key was removed", "Slurm ends at a key that it knows to be removed."),
                "was removed; Slurm ends there");
    }

    static GoneKey defunct() {
        return new GoneKey(
                Status.DEFUNCT,
                Severity.WARNING,
                About.of(
                        "defunct-key",
                        "No key is defunct",
                        "Slurm ignores the key and writes an error line at each start."),
                "is defunct: ignored, with an error line at each start");
    }

    static GoneKey renamed() {
        return new GoneKey(
                Status.RENAMED,
                Severity.WARNING,
                About.of(
                        "renamed-key",
                        "No key has a new name",
                        "The old name still works, with an error or a warning line, and goes one day."),
                "has another name now; Slurm takes it still, with a line in the log");
    }

    static GoneKey obsolete() {
        return new GoneKey(
                Status.OBSOLETE,
                Severity.WARNING,
                About.of("obsolete-key", "No key is obsolete", "Slurm ignores the key and warns of it."),
                "is obsolete: ignored, with a warning");
    }

    static GoneKey unused() {
        return new GoneKey(
                Status.UNUSED,
                Severity.NOTE,
                About.of("unused-key", "Every key does something", "Slurm ignores the key without a word."),
                "does nothing in this version");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        SlurmVersion version = configuration.version();
        for (Configuration.Read read : configuration.settings()) {
            read.key()
                    .filter(key -> key.at(version) == status)
                    .ifPresent(key -> findings.add(
                            severity,
                            read.setting().at(),
                            key.name() + " " + says,
                            key.mend().isEmpty() ? "remove it" : key.mend(),
                            fix(configuration, read.setting(), key.mend())));
        }
    }

    /** A key that does nothing can go; one with a new name gets that where it is all that the mend says. */
    private Optional<Fix> fix(Configuration configuration, Setting setting, String mend) {
        if (mend.isEmpty() || mend.startsWith("remove it")) {
            return mend.contains(", or ")
                    ? Optional.empty()
                    : configuration.edits().remove(setting);
        }
        return status == Status.RENAMED && mend.matches("write \\w+( instead)?")
                ? configuration.edits().replaceKey(setting, mend.split(" ")[1])
                : Optional.empty();
    }
}
