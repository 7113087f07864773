package trainyard.core.job;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What starts a job's processes in a container. */
public enum ContainerRuntime {
    APPTAINER("Apptainer"),
    /** Slurm's plugin with Enroot: {@code srun --container-image}. */
    PYXIS("Pyxis"),
    /** Slurm's own way to an OCI runtime: {@code srun --container}, with an unpacked bundle (Slurm's containers page). */
    OCI("OCI"),
    NONE("none");

    private final String title;

    ContainerRuntime(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ContainerRuntime> find(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
