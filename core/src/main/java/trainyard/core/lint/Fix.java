package trainyard.core.lint;

import java.util.List;
import java.util.Optional;
import trainyard.core.conf.TextEdit;

/** The one change that mends a finding, as data. */
public sealed interface Fix {
    /** Edits of a configuration's files. */
    record Text(List<TextEdit> edits) implements Fix {}

    /**
     * A value of the plan.
     *
     * @param path where it stands, such as {@code clusters.hpc.slurm_config.extra[2]}
     * @param value what to write there; empty to remove it
     */
    record Plan(String path, Optional<String> value) implements Fix {}
}
