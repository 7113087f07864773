package trainyard.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trainyard.core.plan.Plan;
import trainyard.core.plan.PlanFile;
import trainyard.core.slurm.Hostlist;
import trainyard.core.truth.TruthReader;
import trainyard.core.truth.TruthTable;

@Command(
        name = "gpus",
        description = {
            "Say what each layer tells of the GPUs of nodes: the plan, lspci, /dev, nvidia-smi, slurmd, gres.conf,"
                    + " slurm.conf, scontrol.",
            "The first layer that disagrees is named with its mend; exit status 1 where one does.",
            "Commands run on each node over ssh from the machine that the connection leads to; they only read."
        },
        mixinStandardHelpOptions = true)
final class TruthCommand implements Callable<Integer> {
    @Mixin
    private ClusterChoice cluster = new ClusterChoice();

    @Parameters(arity = "1..*", paramLabel = "NODE", description = "Nodes, also as hostlists such as gpu-[001-016].")
    private List<String> given = List.of();

    @Option(names = "--plan", paramLabel = "PLAN", description = "The plan that the nodes should agree with.")
    private @Nullable Path plan;

    @Option(names = "--json", description = "Print a list of tables as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Set<String> nodes = nodes();
        Optional<Plan> expected = plan();
        List<TruthTable> tables;
        try (var open = cluster.open()) {
            tables = new TruthReader(open.shell(), expected).read(nodes);
        }
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(tables.stream().map(TruthText::fields).toList()));
        } else {
            TruthText.print(tables, out);
        }
        out.flush();
        return tables.stream().allMatch(TruthTable::agrees) ? 0 : 1;
    }

    private Set<String> nodes() {
        var nodes = new LinkedHashSet<String>();
        try {
            given.forEach(hostlist -> nodes.addAll(Hostlist.expand(hostlist)));
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), String.valueOf(malformed.getMessage()));
        }
        return nodes;
    }

    private Optional<Plan> plan() {
        if (plan == null) {
            return Optional.empty();
        }
        PlanFile file = PlanFile.load(plan);
        if (file.plan().isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join("\n", file.lines()));
        }
        return file.plan();
    }
}
