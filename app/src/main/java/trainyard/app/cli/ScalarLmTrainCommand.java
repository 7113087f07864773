package trainyard.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import trainyard.app.cli.ScalarLmChoice.OpenServer;
import trainyard.core.job.scalarlm.TrainProblem;
import trainyard.core.job.scalarlm.TrainRequest;

@Command(
        name = "train",
        description = {
            "Train a model on data and print the job's name. What is not given is the server's to choose.",
            "The same data with the same options is the same job, however often it is sent."
        })
final class ScalarLmTrainCommand extends ScalarLmQuestion {
    @Parameters(paramLabel = "DATA", description = "JSON lines, each with the texts \"input\" and \"output\".")
    private Path data = Path.of("");

    @Option(names = "--model", paramLabel = "NAME", description = "The model to train on, as Hugging Face names it.")
    private @Nullable String model;

    @Option(names = "--gpus", paramLabel = "N", description = "GPUs on each node; 0 to train without.")
    private @Nullable Integer gpus;

    @Option(names = "--nodes", paramLabel = "N", description = "How many nodes.")
    private @Nullable Integer nodes;

    @Option(names = "--max-steps", paramLabel = "N", description = "Steps to train.")
    private @Nullable Integer maxSteps;

    @Option(names = "--learning-rate", paramLabel = "NUMBER", description = "Such as 0.0003.")
    private @Nullable Double learningRate;

    @Option(names = "--batch-size", paramLabel = "N", description = "Rows for each GPU and step.")
    private @Nullable Integer batchSize;

    @Option(names = "--time-limit", paramLabel = "MINUTES", description = "How long it may train in all.")
    private @Nullable Long minutes;

    @Option(
            names = "--arg",
            paramLabel = "KEY=VALUE",
            description = "Any other argument that ScalarLM knows, such as adapter_type=lora; one that it does not know"
                    + " it passes over.")
    private Map<String, String> further = Map.of();

    private TrainRequest request() {
        return new TrainRequest(
                data,
                Optional.ofNullable(model),
                whole(gpus),
                whole(nodes),
                whole(maxSteps),
                learningRate == null ? OptionalDouble.empty() : OptionalDouble.of(learningRate),
                whole(batchSize),
                Optional.ofNullable(minutes).map(Duration::ofMinutes),
                further);
    }

    private static OptionalInt whole(@Nullable Integer given) {
        return given == null ? OptionalInt.empty() : OptionalInt.of(given);
    }

    @Override
    void check() {
        String wrong = request().problems().stream()
                .map(ScalarLmTrainCommand::atItsOption)
                .collect(Collectors.joining("\n"));
        if (!wrong.isEmpty()) {
            throw new ParameterException(spec().commandLine(), wrong);
        }
    }

    private static String atItsOption(TrainProblem problem) {
        String option = problem.field() == TrainProblem.Field.DATA
                ? "DATA"
                : "--" + problem.field().word();
        return option + ": " + problem.sentence();
    }

    @Override
    int ask(OpenServer open, PrintWriter out) throws Exception {
        if (nodes != null) {
            int there = open.server().nodeCount();
            if (nodes > there) {
                var errors = spec().commandLine().getErr();
                errors.println("trainyard: the server has " + there + " nodes and trains on no more, though " + nodes
                        + " are asked for.");
                errors.flush();
            }
        }
        print(open.actions().train(request()), out);
        return 0;
    }
}
