package trainyard.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import trainyard.core.plan.Plan;
import trainyard.core.plan.PlanFile;
import trainyard.core.render.Bundle;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

/** The plan and the version that commands which render are given. */
final class GivenPlan {
    @Parameters(paramLabel = "PLAN", description = "The plan file.")
    private Path plan = Path.of("cluster.yaml");

    @Option(
            names = "--slurm",
            paramLabel = "VERSION",
            description = "The version of Slurm: 22.05, 24.11 or 26.05. Without it, the plan's own, else 24.11.")
    private @Nullable String version;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** The bundle; empty where the plan has errors, which are then printed. */
    Optional<Bundle> bundle() throws RenderException {
        return render(plan, version, spec).map(Rendered::bundle);
    }

    record Rendered(Plan plan, Bundle bundle) {}

    /**
     * What a plan becomes; empty where it has errors, which are then printed.
     *
     * @param version as it was given; null for the plan's own
     */
    static Optional<Rendered> render(Path plan, @Nullable String version, CommandSpec spec) throws RenderException {
        PlanFile file = PlanFile.load(plan);
        PrintWriter errors = spec.commandLine().getErr();
        file.lines().forEach(errors::println);
        if (file.hasErrors() || file.plan().isEmpty()) {
            return Optional.empty();
        }
        Plan read = file.plan().get();
        return Optional.of(new Rendered(read, Bundle.of(read, version(read, version, spec), Templates.shipped())));
    }

    private static SlurmVersion version(Plan read, @Nullable String version, CommandSpec spec) {
        if (version == null) {
            return read.slurm().version().orElse(SlurmVersion.V24_11);
        }
        return SlurmVersion.find(version)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "'" + version + "' is no version of Slurm; write one such as 24.11"));
    }
}
