package trainyard.core.job.scalarlm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trainyard.core.job.scalarlm.TrainProblem.Field;

/**
 * A training to ask for. What is left empty is the server's to choose.
 *
 * @param data JSON lines with {@code input} and {@code output}
 * @param model the model to train on, as Hugging Face names it
 * @param gpus for each node; 0 to train without
 * @param timeLimit how long it may train in all
 * @param further arguments that ScalarLM knows besides, such as {@code adapter_type}: each is text, or JSON
 */
public record TrainRequest(
        Path data,
        Optional<String> model,
        OptionalInt gpus,
        OptionalInt nodes,
        OptionalInt maxSteps,
        OptionalDouble learningRate,
        OptionalInt batchSize,
        Optional<Duration> timeLimit,
        Map<String, String> further) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> OF_FIELDS =
            Set.of("llm_name", "gpus", "nodes", "max_steps", "learning_rate", "batch_size", "timeout");
    private static final Set<String> OF_THE_SERVER = Set.of("job_directory", "training_data_path", "dataset_hash");

    public TrainRequest {
        // One order, whatever order they were given in: ScalarLM knows a job by the hash of its arguments as written.
        further = new TreeMap<>(further);
    }

    /** The simplest one: all but the data is the server's to choose. */
    public static TrainRequest of(Path data) {
        return new TrainRequest(
                data,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Map.of());
    }

    /** All that is wrong, each with its field; reads the data to its first bad line. */
    public List<TrainProblem> problems() {
        var problems = new ArrayList<TrainProblem>();
        TrainingData.problem(data).ifPresent(sentence -> problems.add(new TrainProblem(Field.DATA, sentence)));
        if (model.filter(String::isBlank).isPresent()) {
            problems.add(new TrainProblem(Field.MODEL, "Name a model, or leave it to the server."));
        }
        if (gpus.isPresent() && gpus.getAsInt() < 0) {
            problems.add(new TrainProblem(Field.GPUS, "GPUs per node are 0, for none, or more."));
        }
        atLeastOne(problems, Field.NODES, "Nodes", nodes);
        atLeastOne(problems, Field.MAX_STEPS, "Steps", maxSteps);
        atLeastOne(problems, Field.BATCH_SIZE, "The batch size", batchSize);
        // Also what is no number.
        if (learningRate.isPresent()
                && !(learningRate.getAsDouble() > 0 && Double.isFinite(learningRate.getAsDouble()))) {
            problems.add(
                    new TrainProblem(Field.LEARNING_RATE, "The learning rate must be more than 0, such as 0.0003."));
        }
        if (timeLimit.isPresent() && timeLimit.get().toSeconds() < 1) {
            problems.add(new TrainProblem(Field.TIME_LIMIT, "The time limit must be a second or more."));
        }
        further.keySet().forEach(key -> key(key).ifPresent(problems::add));
        return List.copyOf(problems);
    }

    private static void atLeastOne(List<TrainProblem> problems, Field field, String what, OptionalInt value) {
        if (value.isPresent() && value.getAsInt() < 1) {
            problems.add(new TrainProblem(field, what + " must be 1 or more."));
        }
    }

    private static Optional<TrainProblem> key(String key) {
        String wrong;
        if (!KEY.matcher(key).matches()) {
            wrong = "'" + key + "' cannot be an argument's name: letters, digits and _ make one.";
        } else if (OF_FIELDS.contains(key)) {
            wrong = key + " has a field of its own.";
        } else if (OF_THE_SERVER.contains(key)) {
            wrong = key + " is the server's own to set.";
        } else {
            return Optional.empty();
        }
        return Optional.of(new TrainProblem(Field.FURTHER, wrong));
    }

    /** The arguments as ScalarLM takes them, in one line of JSON. */
    String parameters() {
        ObjectNode node = new JsonMapper().createObjectNode();
        model.ifPresent(name -> node.put("llm_name", name.strip()));
        gpus.ifPresent(count -> node.put("gpus", count));
        nodes.ifPresent(count -> node.put("nodes", count));
        maxSteps.ifPresent(count -> node.put("max_steps", count));
        learningRate.ifPresent(rate -> node.put("learning_rate", rate));
        batchSize.ifPresent(count -> node.put("batch_size", count));
        timeLimit.ifPresent(limit -> node.put("timeout", limit.toSeconds()));
        further.forEach((key, value) ->
                ScalarLmJson.read(value).ifPresentOrElse(json -> node.set(key, json), () -> node.put(key, value)));
        return node.toString();
    }
}
