package trainyard.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trainyard.app.bench.Benchmarks;

@Command(name = "bench", description = "Measure this program on this machine, beside baselines.")
final class BenchCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "WORD",
            arity = "0..*",
            description = "Only benchmarks with one of these words in their title.")
    private List<String> words = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Benchmarks.run(words, spec.commandLine().getOut());
        return 0;
    }
}
