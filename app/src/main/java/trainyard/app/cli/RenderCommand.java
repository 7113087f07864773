package trainyard.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trainyard.core.render.BundleFolder;

@Command(name = "render", description = "Write all files that a plan becomes for a version of Slurm.")
final class RenderCommand implements Callable<Integer> {
    @Mixin
    private GivenPlan plan = new GivenPlan();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Where the files go.")
    private Path folder = Path.of(".");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var bundle = plan.bundle();
        if (bundle.isEmpty()) {
            return 1;
        }
        BundleFolder.write(bundle.get(), folder);
        bundle.get()
                .files()
                .keySet()
                .forEach(path -> spec.commandLine().getOut().println(folder.resolve(path)));
        return 0;
    }
}
