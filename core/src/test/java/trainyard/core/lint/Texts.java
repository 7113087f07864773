package trainyard.core.lint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfSource;
import trainyard.core.slurm.SlurmVersion;

/** Configurations for tests: from texts, or from the folders beside the tests. */
final class Texts {
    private static final String FOLDER = "/trainyard/core/lint/";

    private Texts() {}

    static Configuration of(String version, Map<String, String> texts) {
        return configuration(version, ConfSource.texts(texts));
    }

    static Configuration slurmConf(String version, String text) {
        return of(version, Map.of("slurm.conf", text));
    }

    static Configuration folder(String version, String folder) {
        // Includes with whole paths lie in the folder too.
        return configuration(
                version,
                name -> text(Path.of(folder)
                        .resolve(name.substring(name.lastIndexOf('/') + 1))
                        .toString()));
    }

    private static Configuration configuration(String version, ConfSource source) {
        return new Configuration(SlurmVersion.find(version).orElseThrow(), ConfFolder.read(source));
    }

    static Optional<String> text(String name) throws IOException {
        try (var in = Texts.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** {@code slurm.conf:3 rule SEVERITY} for each finding. */
    static List<String> lines(LintReport report) {
        return report.findings().stream()
                .map(finding -> finding.at().file() + ":" + finding.at().line() + " " + finding.rule() + " "
                        + finding.severity())
                .toList();
    }
}
