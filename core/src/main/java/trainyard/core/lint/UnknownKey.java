package trainyard.core.lint;

import java.util.List;
import java.util.Optional;
import trainyard.core.slurm.Nearest;
import trainyard.core.slurm.SlurmVersion;

/** Keys that this version of Slurm does not know. */
final class UnknownKey implements Rule {
    @Override
    public About about() {
        return About.of(
                "unknown-key",
                "Every key is known to this version",
                "Slurm reads no file that holds an unknown key: each daemon and client that reads it ends.");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        SlurmVersion version = configuration.version();
        for (Configuration.Read read : configuration.settings()) {
            if (read.key().map(key -> key.at(version)).orElse(Status.UNKNOWN) == Status.UNKNOWN) {
                // Slurm's YAML parser skips what it does not know; its own one ends there.
                findings.add(
                        read.file().equals(TopologyYaml.FILE) ? Severity.NOTE : Severity.ERROR,
                        read.setting().at(),
                        message(read, version),
                        mend(read, version),
                        mend(read, version).startsWith("remove it")
                                ? configuration.edits().remove(read.setting())
                                : Optional.empty());
            }
        }
    }

    private static String message(Configuration.Read read, SlurmVersion version) {
        String where = read.section().isEmpty() ? "" : " on a line of this kind";
        String elsewhere = read.key()
                .flatMap(key -> key.history().knownElsewhere(version))
                .map(when -> "; " + when)
                .orElse("");
        return "'" + read.setting().key() + "' is no key of " + read.file() + where + " in Slurm " + version.release()
                + elsewhere;
    }

    private static String mend(Configuration.Read read, SlurmVersion version) {
        Optional<String> told = read.key().map(Key::mend).filter(mend -> !mend.isEmpty());
        if (told.isPresent()) {
            return told.get();
        }
        List<String> known = KeyTables.shipped().keys(read.file(), read.section()).stream()
                .filter(key -> key.at(version) != Status.UNKNOWN)
                .map(Key::name)
                .toList();
        return Nearest.to(read.setting().key(), known)
                .filter(near -> read.key().isEmpty())
                .map(near -> "did you mean " + near + "?")
                .orElse("remove it");
    }
}
