package trainyard.app.cli;

import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import trainyard.core.job.ContainerRuntime;
import trainyard.core.job.NewRecipe;
import trainyard.core.job.RecipeKind;
import trainyard.core.job.RecipeTemplates;

@Command(
        name = "new",
        description = {
            "Write a recipe to begin with. Of a kind it has every field, with what each means: fill in work folder and program.",
            "Those that ship are whole, but for the work folder."
        },
        mixinStandardHelpOptions = true)
final class JobNewCommand implements Callable<Integer> {
    @Option(
            names = "--recipe",
            paramLabel = "NAME",
            defaultValue = "torchrun",
            completionCandidates = Names.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String name = "";

    @Option(
            names = "--runtime",
            paramLabel = "NAME",
            defaultValue = "none",
            completionCandidates = Runtimes.class,
            description = "Of a kind, what starts the container: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String runtime = "";

    @Mixin
    private OutputFile output = new OutputFile();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        output.write(
                RecipeKind.find(name).isEmpty() && RecipeTemplates.NAMES.contains(name)
                        ? RecipeTemplates.text(name)
                        : NewRecipe.text(
                                RecipeKind.find(name).orElseThrow(() -> none("recipe", name, new Names())),
                                ContainerRuntime.find(runtime)
                                        .orElseThrow(() -> none("runtime", runtime, new Runtimes()))));
        return 0;
    }

    /** Kinds first: one that ships may have the same name. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Stream.of(RecipeKind.values()).map(RecipeKind::word), RecipeTemplates.NAMES.stream())
                    .distinct()
                    .iterator();
        }
    }

    static final class Runtimes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(ContainerRuntime.values())
                    .map(ContainerRuntime::word)
                    .iterator();
        }
    }

    private ParameterException none(String what, String word, Iterable<String> known) {
        return new ParameterException(
                spec.commandLine(),
                "there is no " + what + " '" + word + "'; write one of " + String.join(", ", known));
    }
}
