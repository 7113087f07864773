package trainyard.core.lint;

import java.util.List;
import java.util.Optional;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.PlugstackLine;

/** The list of SPANK plugins, which every srun and sbatch reads. */
final class Plugstack implements Rule {
    private static final List<String> WORDS = List.of("required", "optional", "include");

    @Override
    public About about() {
        return About.of(
                        "plugstack",
                        "plugstack.conf lists plugins only",
                        "Every srun, sbatch and slurmd writes two error lines for a line that is no plugin.")
                .seenBy("srun true");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return configuration.files().file(ConfFolder.PLUGSTACK).isPresent()
                ? Optional.empty()
                : Optional.of("there is no plugstack.conf");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        for (PlugstackLine line : configuration.files().plugstack()) {
            if (!WORDS.contains(line.word())) {
                findings.warning(
                        line.at(),
                        "'" + line.word() + "' is neither required, optional nor include: the line is ignored, with"
                                + " error lines in every srun",
                        "write required or optional before the plugin's path, or remove the line",
                        Optional.empty());
            } else if (line.path().isEmpty()) {
                findings.warning(
                        line.at(),
                        line.word() + " names no file: the line is ignored, with an error line in every srun",
                        "write the plugin's path after it");
            }
        }
    }
}
