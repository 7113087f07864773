package trainyard.app.config.lint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
import trainyard.core.truth.ControllerFiles;

/**
 * What lint says of a folder such as {@code /etc/slurm}, here or on a controller, and what its files would be with every
 * mend made.
 *
 * @param place the folder, with its machine where that is another
 * @param folder where mends can be written; empty on a controller
 * @param notes on files that could not be read
 * @param rows as in the list of the plan's findings
 */
record FolderLint(
        String place,
        Optional<Path> folder,
        SlurmVersion version,
        List<FoundRow> rows,
        LintReport report,
        Fixes fixes,
        List<String> notes) {
    /** @throws IOException where the folder has none of Slurm's files, as a sentence */
    static FolderLint of(Path folder, SlurmVersion version) throws IOException {
        ConfSource source = ConfSource.folder(folder);
        ConfFolder files = ConfFolder.read(source);
        if (files.names().isEmpty()) {
            throw new IOException(folder + " has none of the files " + String.join(", ", ConfFolder.NAMES)
                    + ": choose the folder where slurm.conf lies.");
        }
        return of(folder.toString(), Optional.of(folder), source, version, List.of());
    }

    /**
     * The files on a controller, as the version that runs there reads them.
     *
     * @throws IOException where it has none that can be read, or does not tell its version, as a sentence
     */
    static FolderLint of(ControllerFiles read) throws IOException {
        String place = read.controller() + ":" + read.folder();
        if (read.texts().isEmpty()) {
            throw new IOException(
                    "None of Slurm's files can be read in " + place + ". " + String.join(" ", read.notes()));
        }
        SlurmVersion version = read.version()
                .orElseThrow(() -> new IOException(
                        "The slurmctld on " + read.controller() + " tells no version of Slurm that lint knows."));
        return of(place, Optional.empty(), ConfSource.texts(read.texts()), version, read.notes());
    }

    private static FolderLint of(
            String place, Optional<Path> folder, ConfSource source, SlurmVersion version, List<String> notes) {
        LintReport report = Linter.all().lint(new Configuration(version, ConfFolder.read(source)));
        return new FolderLint(
                place,
                folder,
                version,
                Folding.rows(report.findings(), NodePlaces.NONE),
                report,
                Fixes.of(source, version),
                notes);
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
                folder.map(here -> ConfSource.file(here, name).toString()).orElse(place + "/" + name),
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
        Path here = folder.orElseThrow(() -> new IOException("The files on a controller are only read."));
        for (String name : fixes.before().keySet()) {
            FileInPlace.replace(
                    ConfSource.file(here, name),
                    fixes.before().getOrDefault(name, ""),
                    fixes.after().getOrDefault(name, ""),
                    keep);
        }
        return of(here, version);
    }

    String summary() {
        var list = new LintList(Optional.empty(), rows, report.outcomes());
        String found = rows.isEmpty() ? "Nothing found: " + list.soundness() : list.verdictWords();
        return Stream.concat(Stream.of(found), notes.stream()).collect(Collectors.joining(" "));
    }
}
