package trainyard.core.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.slurm.TimeLimit;

/** What a job asks Slurm for, as options that sbatch and salloc both know (sbatch(1)). */
final class Directives {
    /** @param why a comment for whoever reads the script; mostly empty */
    record Directive(String name, String value, String why) {
        /** {@code --nodes=2}, {@code --exclusive}. */
        String option() {
            return "--" + name + (value.isEmpty() ? "" : "=" + value);
        }
    }

    private final JobSpec spec;
    private final List<Directive> all = new ArrayList<>();

    private Directives(JobSpec spec) {
        this.spec = spec;
    }

    static List<Directive> of(JobSpec spec) {
        var directives = new Directives(spec);
        directives.whatIsAsked();
        if (spec.kind() != RecipeKind.INTERACTIVE) {
            directives.howItRuns();
        }
        return List.copyOf(directives.all);
    }

    private void add(String name, String value) {
        add(name, value, "");
    }

    private void add(String name, String value, String why) {
        if (!value.isEmpty()) {
            all.add(new Directive(name, value, why));
        }
    }

    private void flag(String name, String why) {
        all.add(new Directive(name, "", why));
    }

    private void whatIsAsked() {
        JobSpec.Resources asked = spec.resources();
        add("job-name", spec.name());
        add("partition", asked.partition());
        add("account", asked.account());
        add("qos", asked.qos());
        add("reservation", asked.reservation());
        if (spec.kind() == RecipeKind.ARRAY) {
            add("array", spec.program().tasks().numbers());
        }
        add("nodes", Integer.toString(asked.nodes()));
        if (spec.kind() != RecipeKind.SCRIPT) {
            tasks(asked);
        } else if (asked.cpusPerRank() > 1) {
            // How many tasks there are is for its own lines to say.
            add("cpus-per-task", Integer.toString(asked.cpusPerRank()));
        }
        if (asked.gpusPerNode() > 0) {
            add("gpus-per-node", gpus(asked), gpusWhy());
        }
        add("mem", asked.memory());
        add("time", asked.time().map(TimeLimit::format).orElse(""));
        add("constraint", asked.constraint());
        add("nodelist", asked.nodelist());
        add("exclude", asked.exclude());
        if (asked.exclusive()) {
            flag("exclusive", "");
        }
    }

    private void tasks(JobSpec.Resources asked) {
        if (spec.kind().isRankByRank()) {
            add("ntasks-per-node", Integer.toString(asked.ranksPerNode()));
            add("cpus-per-task", Integer.toString(asked.cpusPerRank()));
        } else {
            add(
                    "ntasks-per-node",
                    "1",
                    spec.kind() == RecipeKind.TORCHRUN ? "One launcher on each node; torchrun starts the ranks." : "");
            add("cpus-per-task", Integer.toString(asked.cpusPerNode()));
        }
    }

    /** The number for each node, with the type where one is asked for: {@code h100:8}. */
    static String gpus(JobSpec.Resources asked) {
        return (asked.gpuType().isEmpty() ? "" : asked.gpuType() + ":") + asked.gpusPerNode();
    }

    private String gpusWhy() {
        return spec.kind().isRankByRank()
                ? "By node, not by task: each rank sees all GPUs of its node, so that LOCAL_RANK names its own and NCCL reaches the others."
                : "";
    }

    private void howItRuns() {
        JobSpec.Program program = spec.program();
        JobSpec.Survival survival = spec.survival();
        add("chdir", program.workFolder());
        output().ifPresent(file -> add("output", file));
        if (survival.checkpointSeconds() > 0) {
            add(
                    "signal",
                    "B:USR1@" + survival.checkpointSeconds(),
                    "To this script, which passes it on: the ranks have that long to save.");
        }
        if (survival.requeue()) {
            flag("requeue", "");
            add("open-mode", "append", "So that the output of the run before is kept.");
        } else if (spec.kind().startsProgram()) {
            flag("no-requeue", "");
        }
        if (survival.minNodes() < spec.resources().nodes()) {
            flag("no-kill", "A node that fails does not end the job: the others go on.");
        }
    }

    private Optional<String> output() {
        String folder = spec.program().outputFolder();
        String file = spec.kind() == RecipeKind.ARRAY ? "%A_%a.out" : "%j.out";
        return folder.isEmpty() ? Optional.empty() : Optional.of(folder + "/" + file);
    }
}
