package trainyard.core.job.lint;

import java.util.Optional;
import trainyard.core.slurm.SlurmVersion;

/** What a rule looks at: the script, what it asks for, and what is known of where it will run. */
record Subject(BatchScript script, JobShape shape, SlurmVersion version, ScriptSite site) {
    /** The shape of what a launch's srun starts; of the job where there is no srun. */
    JobShape step(Launch launch) {
        return launch.first(Call.Kind.SRUN).map(shape::step).orElse(shape);
    }

    /** A value that a launch's srun has from itself or from the job. */
    Optional<String> option(Launch launch, String name) {
        return launch.first(Call.Kind.SRUN)
                .flatMap(srun -> srun.value(name))
                .or(() -> script.directives().value(name));
    }
}
