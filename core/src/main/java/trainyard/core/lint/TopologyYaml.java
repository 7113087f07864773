package trainyard.core.lint;

import java.util.Optional;
import trainyard.core.conf.Place;
import trainyard.core.slurm.SlurmVersion;

/** Which file describes the topology depends on the version. */
final class TopologyYaml implements Rule {
    static final String FILE = "topology.yaml";
    private static final SlurmVersion SINCE = new SlurmVersion(25, 5, 0);

    /** Whether a version opens the file at all. */
    static boolean isRead(String file, SlurmVersion version) {
        return !file.equals(FILE) || version.atLeast(SINCE);
    }

    @Override
    public About about() {
        return About.of(
                        "topology-yaml",
                        "topology.yaml is read by this version",
                        "Before 25.05 Slurm does not open topology.yaml, and the network stays flat.")
                .seenBy("scontrol show topology");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return configuration.files().file(FILE).isPresent()
                ? Optional.empty()
                : Optional.of("there is no topology.yaml");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        if (!isRead(FILE, configuration.version())) {
            findings.note(
                    Place.startOf(FILE),
                    "Slurm " + configuration.version().release() + " does not open this file; it came with 25.05",
                    "write topology.conf instead, and TopologyPlugin=topology/tree or block");
        }
    }
}
