package trainyard.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trainyard.app.bench.Benchmarks;

@Command(name = "bench", description = "Measure this program on this machine, beside baselines.")
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Benchmarks.run(spec.commandLine().getOut());
        return 0;
    }
}
