package trainyard.core.job;

import static trainyard.core.job.RecipeField.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.core.remote.Quoting;
import trainyard.core.slurm.Memory;
import trainyard.core.slurm.TimeLimit;

/** What TorchX' dist.ddp on Slurm is told. */
final class TorchxModel {
    private TorchxModel() {}

    static boolean isPython(JobSpec spec) {
        return !ScriptRenderer.program(spec).getFirst().equals("--no-python");
    }

    static Set<RecipeField> said(JobSpec spec) {
        var said = EnumSet.of(
                COMMAND, WORK_FOLDER, NODES, GPUS_PER_NODE, RANKS_PER_NODE, CPUS_PER_RANK, MEMORY, TIME, MIN_NODES);
        // At a comma it would begin another setting.
        if (isOne(spec.resources().partition())) {
            said.add(PARTITION);
        }
        if (isOne(spec.resources().constraint())) {
            said.add(CONSTRAINT);
        }
        if (spec.environment().variables().values().stream().allMatch(TorchxModel::isOne)) {
            said.add(ENVIRONMENT);
        }
        if (!spec.container().isThere()) {
            said.add(RUNTIME);
        }
        return said;
    }

    private static boolean isOne(String text) {
        return text.chars().noneMatch(letter -> ",;\"'=".indexOf(letter) >= 0);
    }

    static Map<String, Object> of(JobSpec spec) {
        JobSpec.Resources asked = spec.resources();
        Set<RecipeField> said = said(spec);
        var settings = new ArrayList<String>();
        if (!asked.partition().isEmpty() && said.contains(PARTITION)) {
            settings.add("partition=" + asked.partition());
        }
        asked.time().ifPresent(time -> settings.add("time=" + TimeLimit.format(time)));
        if (!asked.constraint().isEmpty() && said.contains(CONSTRAINT)) {
            settings.add("constraint=" + asked.constraint());
        }
        long memory = Memory.parseMb(asked.memory()).orElse(0);
        if (memory == 0) {
            settings.add("nomem=True");
        }
        var model = new LinkedHashMap<String, Object>();
        model.put("workFolder", Quoting.join(List.of(spec.program().workFolder())));
        model.put("settings", settings.isEmpty() ? "" : "-cfg " + Quoting.join(List.of(String.join(",", settings))));
        model.put("options", Quoting.join(options(spec, said, memory)));
        model.put("program", Quoting.join(program(spec)));
        return model;
    }

    private static List<String> options(JobSpec spec, Set<RecipeField> said, long memory) {
        JobSpec.Resources asked = spec.resources();
        int least = spec.survival().minNodes();
        String nodes = (least < asked.nodes() ? least + ":" : "") + asked.nodes();
        var words = new ArrayList<>(List.of("-j", nodes + "x" + asked.ranksPerNode(), "--name", spec.name()));
        words.addAll(List.of("--cpu", Integer.toString(asked.cpusPerNode())));
        words.addAll(List.of("--gpu", Integer.toString(asked.gpusPerNode())));
        if (memory > 0) {
            words.addAll(List.of("--memMB", Long.toString(memory)));
        }
        Map<String, String> variables = spec.environment().variables();
        if (!variables.isEmpty() && said.contains(ENVIRONMENT)) {
            words.add("--env");
            words.add(variables.entrySet().stream()
                    .map(variable -> variable.getKey() + "=" + variable.getValue())
                    .collect(Collectors.joining(",")));
        }
        return words;
    }

    private static List<String> program(JobSpec spec) {
        List<String> program = ScriptRenderer.program(spec);
        boolean module = program.getFirst().equals("-m");
        var words = new ArrayList<>(module ? program.subList(0, 2) : List.of("--script", program.getFirst()));
        List<String> rest = program.subList(module ? 2 : 1, program.size());
        if (!rest.isEmpty()) {
            words.add("--");
            words.addAll(rest);
        }
        return words;
    }
}
