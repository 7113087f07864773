package trainyard.core.job.lint;

import java.util.Optional;
import trainyard.core.slurm.SlurmVersion;

/**
 * An option of sbatch or of srun.
 *
 * @param name the long one, without dashes
 * @param letter the short one; empty where there is none
 * @param gone the first version that no longer has it
 */
record SlurmOption(Tool tool, String name, String letter, Arg arg, SlurmVersion since, Optional<SlurmVersion> gone) {
    enum Tool {
        SBATCH,
        SRUN
    }

    enum Arg {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    boolean in(SlurmVersion version) {
        return version.atLeast(since) && gone.filter(version::atLeast).isEmpty();
    }

    /** When else it is there: {@code from 23.02 on}. */
    String when() {
        return gone.map(end -> "before " + end.release()).orElse("from " + since.release() + " on");
    }
}
