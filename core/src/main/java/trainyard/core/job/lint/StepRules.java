package trainyard.core.job.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import trainyard.core.slurm.SlurmVersion;

/** Whether srun gives its tasks what the job asked for, and ends when one of them does. */
final class StepRules {
    static final List<ScriptRule> RULES = List.of(
            new ScriptRule("cpus-per-task-not-inherited", "Steps get the job's CPUs per task", StepRules::cpus),
            new ScriptRule("kill-on-bad-exit", "A step ends when one of its tasks fails", StepRules::badExit),
            new ScriptRule("mpi-type", "srun has the MPI plugin that is asked for", StepRules::mpiType),
            new ScriptRule("mpirun-in-slurm", "Slurm starts MPI's processes itself", StepRules::mpirun),
            new ScriptRule("export-none", "Tasks get the script's environment", StepRules::export));

    /** The first version whose srun reads SLURM_CPUS_PER_TASK again. */
    private static final SlurmVersion INHERITED_AGAIN = new SlurmVersion(23, 11, 0);

    private StepRules() {}

    private static void cpus(Subject subject, Found found) {
        BatchScript script = subject.script();
        boolean own = script.assigned("SRUN_CPUS_PER_TASK").isPresent();
        if (subject.version().atLeast(INHERITED_AGAIN) || !script.directives().has("cpus-per-task") || own) {
            return;
        }
        for (Launch launch : script.steps()) {
            Call srun = launch.calls().getFirst();
            if (srun.kind() == Call.Kind.SRUN && !srun.has("cpus-per-task") && !srun.open()) {
                found.warning(
                        srun.at(),
                        "srun of Slurm " + subject.version().release()
                                + " does not take over --cpus-per-task (nor that of 23.02): tasks are counted and bound as with one CPU",
                        "add --cpus-per-task=$SLURM_CPUS_PER_TASK, or export SRUN_CPUS_PER_TASK");
            }
        }
    }

    private static void badExit(Subject subject, Found found) {
        BatchScript script = subject.script();
        if (script.mentions("SLURM_KILL_BAD_EXIT")) {
            return;
        }
        for (Launch launch : script.steps()) {
            boolean training = launch.has(Call.Kind.TORCHRUN)
                    || launch.last().kind() == Call.Kind.PYTHON
                            && subject.shape().gpus();
            boolean many =
                    subject.step(launch).several() || subject.step(launch).crowded();
            Call srun = launch.first(Call.Kind.SRUN).orElseThrow();
            if (training && many && !srun.has("kill-on-bad-exit") && !srun.open()) {
                found.note(
                        srun.at(),
                        "when one task fails, the others wait for it until their own time runs out",
                        "add --kill-on-bad-exit=1");
            }
        }
    }

    private static void mpiType(Subject subject, Found found) {
        Set<String> known = subject.site().mpiTypes();
        for (Launch launch : subject.script().steps()) {
            Call srun = launch.first(Call.Kind.SRUN).orElseThrow();
            srun.value("mpi")
                    .filter(type -> !known.isEmpty() && Word.isKnown(type))
                    .filter(type -> !type.isEmpty() && !type.equals("list") && !known.contains(type))
                    .ifPresent(type -> found.error(
                            srun.word("mpi").at(),
                            "the cluster's srun has no MPI plugin '" + type + "': it ends with \"Invalid MPI type\"",
                            "write one of "
                                    + String.join(", ", known.stream().sorted().toList())));
        }
    }

    private static void mpirun(Subject subject, Found found) {
        for (Launch launch : subject.script().launches()) {
            Optional<Call> mpirun = launch.first(Call.Kind.MPIRUN);
            if (mpirun.isEmpty()) {
                continue;
            }
            boolean pmix = subject.site().mpiTypes().stream().anyMatch(type -> type.startsWith("pmix"));
            if (launch.has(Call.Kind.SRUN)) {
                found.warning(
                        mpirun.get().at(),
                        "srun starts mpirun once in every task, and each of them starts all processes again",
                        "write srun --mpi=pmix and the program, or mpirun alone");
            } else if (pmix || subject.site().mpiTypes().isEmpty()) {
                found.note(
                        mpirun.get().at(),
                        pmix
                                ? "the cluster has PMIx: Slurm can start these processes, bind and account them itself"
                                : "where srun --mpi=list has pmix, Slurm can start these processes, bind and account"
                                        + " them itself",
                        "write srun --mpi=pmix instead of "
                                + mpirun.get().words().getFirst().text());
            }
        }
    }

    private static void export(Subject subject, Found found) {
        BatchScript script = subject.script();
        Optional<GivenOption> job = script.directives()
                .last("export")
                .filter(option -> option.valueOrEmpty().matches("NONE|NIL"));
        boolean undone = script.mentions("SLURM_EXPORT_ENV");
        for (Launch launch : script.steps()) {
            Call srun = launch.first(Call.Kind.SRUN).orElseThrow();
            if (srun.value("export").filter(value -> value.matches("NONE|NIL")).isPresent()) {
                found.warning(
                        srun.word("export").at(),
                        "the tasks get none of the variables that the script has set",
                        "write --export=ALL");
            } else if (job.isPresent() && !undone && !srun.has("export") && !srun.open()) {
                found.warning(
                        job.get().at(),
                        "srun takes this over: its tasks get none of the variables that the script sets",
                        "add export SLURM_EXPORT_ENV=ALL to the script, or --export=ALL to srun");
            }
        }
    }
}
