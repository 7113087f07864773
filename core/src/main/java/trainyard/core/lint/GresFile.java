package trainyard.core.lint;

import java.util.Optional;

/** Device files are files: a part of a GPU is not named by a colon. */
final class GresFile implements Rule {
    @Override
    public About about() {
        return About.of(
                        "gres-file",
                        "File= names device files",
                        "slurmd waits for a file that is not there and then ends.")
                .seenBy("slurmd -G");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return configuration.has("gres.conf") ? Optional.empty() : Optional.of("there is no gres.conf");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        new GresRecords(configuration)
                .records()
                .flatMap(line -> line.get("File").stream())
                .filter(file -> file.value().matches("/dev/nvidia\\d+:.*"))
                .forEach(file -> findings.error(
                        file.valueAt(),
                        "'" + file.value() + "' is no device file: slurmd waits for it, then ends",
                        "write a MIG device with MultipleFiles=, or let AutoDetect=nvml find it"));
    }
}
