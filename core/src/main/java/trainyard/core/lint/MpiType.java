package trainyard.core.lint;

import java.util.Locale;
import java.util.Optional;
import trainyard.core.conf.Setting;
import trainyard.core.slurm.SlurmVersion;

/** The MPI plugin that srun loads where a job names none. */
final class MpiType implements Rule {
    @Override
    public About about() {
        return About.of(
                        "mpi-type",
                        "The default MPI plugin is there",
                        "srun refuses every job whose MPI plugin it cannot load.")
                .seenBy("srun --mpi=pmix -n1 true");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        Optional<Setting> type = configuration.slurm("MpiDefault").filter(MpiType::isPmix);
        if (type.isEmpty()) {
            return;
        }
        if (configuration.version().atLeast(SlurmVersion.V26_05)) {
            findings.warning(
                    type.get().valueAt(),
                    "the packages of 26.05 bring no pmix plugin: srun says \"Invalid MPI type\" to every job",
                    "ask srun --mpi=list; else write MpiDefault=none or pmi2");
        }
        configuration
                .slurm("MpiParams")
                .filter(parameters ->
                        parameters.value().toLowerCase(Locale.ROOT).startsWith("ports="))
                .ifPresent(parameters -> findings.note(
                        parameters.at(),
                        "ports= is for Cray's PMI and does nothing for PMIx",
                        "remove it",
                        configuration.edits().remove(parameters)));
    }

    private static boolean isPmix(Setting setting) {
        return setting.value().toLowerCase(Locale.ROOT).startsWith("pmix");
    }
}
