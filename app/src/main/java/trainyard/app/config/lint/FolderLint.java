package trainyard.app.config.lint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfSource;
import trainyard.core.conf.FileInPlace;
import trainyard.core.conf.UnifiedDiff;
import trainyard.core.lint.Configuration;
import trainyard.core.lint.Fixes;
import trainyard.core.lint.LintReport;
import trainyard.core.lint.Linter;
import trainyard.core.slurm.SlurmVersion;

/**
 * What lint says of a folder such as {@code /etc/slurm}, and what its files would be with every mend made.
 *
 * @param rows as in the list of the plan's findings
 */
record FolderLint(Path folder, SlurmVersion version, List<FoundRow> rows, LintReport report, Fixes fixes) {
    /** @throws IOException where the folder has none of Slurm's files, as a sentence */
    static FolderLint of(Path folder, SlurmVersion version) throws IOException {
        ConfSource source = ConfSource.folder(folder);
        ConfFolder files = ConfFolder.read(source);
        if (files.names().isEmpty()) {
            throw new IOException(folder + " has none of the files " + String.join(", ", ConfFolder.NAMES)
                    + ": choose the folder where slurm.conf lies.");
        }
        LintReport report = Linter.all().lint(new Configuration(version, files));
        return new FolderLint(
                folder, version, Folding.rows(report.findings(), NodePlaces.NONE), report, Fixes.of(source, version));
    }

    int changedFiles() {
        return fixes.before().size();
    }

    /** As {@code diff -u} prints it. */
    String difference() {
        return String.join(
                "\n",
                fixes.before().keySet().stream().flatMap(this::differenceOf).toList());
    }

    private Stream<String> differenceOf(String name) {
        return UnifiedDiff.of(
                ConfSource.file(folder, name).toString(),
                fixes.before().getOrDefault(name, ""),
                fixes.after().getOrDefault(name, ""))
                .stream();
    }

    /**
     * Writes the mended files, each whole, and reads the folder again.
     *
     * @param keep whether each old file stays as {@code FILE.orig}
     * @throws IOException also where a file has changed since it was read
     */
    FolderLint mend(boolean keep) throws IOException {
        for (String name : fixes.before().keySet()) {
            FileInPlace.replace(
                    ConfSource.file(folder, name),
                    fixes.before().getOrDefault(name, ""),
                    fixes.after().getOrDefault(name, ""),
                    keep);
        }
        return of(folder, version);
    }

    String summary() {
        var list = new LintList(Optional.empty(), rows, report.outcomes());
        return rows.isEmpty() ? "Nothing found: " + list.soundness() : list.verdictWords();
    }
}
