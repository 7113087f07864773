package trainyard.app.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.JobWhy;
import trainyard.core.live.detail.LimitHit;
import trainyard.core.live.detail.PriorityFactors;
import trainyard.core.live.detail.QueuePlace;
import trainyard.core.live.detail.SmallestChange;

@Command(
        name = "why",
        description = "Say why a job waits, and what would let it start.",
        mixinStandardHelpOptions = true)
final class JobWhyCommand implements Callable<Integer> {
    @Mixin
    private ClusterChoice cluster = new ClusterChoice();

    @Parameters(paramLabel = "ID", description = "The job: 123, or a task 123_4.")
    private String id = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var told = cluster.ask(
                (shell, snapshot) -> JobWhy.ask(new ClusterDetails(shell, ZoneId.systemDefault()), snapshot, id));
        if (told.value().isEmpty()) {
            throw new IllegalStateException(told.missing());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(fields(told.value().get())));
        } else {
            print(told.value().get(), out);
        }
        out.flush();
        return 0;
    }

    private Map<String, Object> fields(JobWhy why) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", id);
        fields.put("reason", why.job().reason());
        fields.put("meaning", why.reason().sentence());
        fields.put("help", why.reason().help());
        fields.put("who", why.reason().who().name().toLowerCase(Locale.ROOT));
        fields.put("limits", why.limits().stream().map(JobWhyCommand::limit).toList());
        fields.put(
                "priority",
                why.priority()
                        .value()
                        .map(all -> all.stream().map(JobWhyCommand::priority).toList())
                        .orElse(null));
        fields.put("queue", why.places());
        fields.put("expected_start", why.expectedStart().map(Object::toString).orElse(null));
        fields.put("expected_nodes", why.expectedNodes());
        fields.put("change", why.change().map(JobWhyCommand::change).orElse(null));
        fields.put("notes", why.notes());
        return fields;
    }

    private static Map<String, Object> limit(LimitHit hit) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("what", hit.what());
        fields.put("asked", hit.asked());
        fields.put("allowed", hit.allowed());
        fields.put("where", hit.where());
        return fields;
    }

    private static Map<String, Object> priority(PriorityFactors priority) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("partition", priority.partition());
        fields.put("total", priority.total());
        var factors = new LinkedHashMap<String, Long>();
        priority.factors()
                .forEach((name, weight) ->
                        factors.put(name.toLowerCase(Locale.ROOT).replace(' ', '_'), weight));
        fields.put("factors", factors);
        fields.put("tres", priority.tres());
        return fields;
    }

    private static Map<String, Object> change(SmallestChange change) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("sentence", change.sentence());
        fields.put("command", change.command().map(Object::toString).orElse(null));
        fields.put("who", change.who().name().toLowerCase(Locale.ROOT));
        return fields;
    }

    private static void print(JobWhy why, PrintWriter out) {
        out.println("reason      " + why.job().reason());
        out.println("meaning     " + why.reason().sentence());
        if (!why.reason().help().isEmpty()) {
            out.println("help        " + why.reason().help());
        }
        why.limits().forEach(hit -> out.println("limit       " + hit.sentence()));
        why.change().ifPresent(change -> {
            out.println("change      " + change.sentence());
            change.command().ifPresent(command -> out.println("            " + command));
        });
        why.places().forEach(place -> out.println("queue       " + place(place)));
        why.priority().value().ifPresent(all -> all.forEach(one -> out.println("priority    " + factors(one))));
        if (!why.priority().missing().isEmpty()) {
            out.println("priority    " + why.priority().missing());
        }
        out.println("expected    "
                + why.expectedStart().map(Object::toString).orElse("the scheduler has not said yet")
                + (why.expectedNodes().isEmpty() ? "" : " on " + why.expectedNodes()));
        why.notes().forEach(note -> out.println("note        " + note));
    }

    private static String place(QueuePlace place) {
        return place.place() + " of " + place.waiting() + " that wait for their turn in " + place.partition();
    }

    private static String factors(PriorityFactors priority) {
        String parts = priority.factors().entrySet().stream()
                .filter(factor -> factor.getValue() != 0)
                .map(factor -> factor.getKey() + " " + (factor.getKey().equals("nice") ? "-" : "") + factor.getValue())
                .collect(Collectors.joining(", "));
        String tres = priority.tres().entrySet().stream()
                .map(amount -> ", " + amount.getKey() + " " + amount.getValue())
                .collect(Collectors.joining());
        return priority.total() + " in " + priority.partition() + (parts.isEmpty() ? "" : ": " + parts) + tres;
    }
}
