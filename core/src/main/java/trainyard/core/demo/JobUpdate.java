package trainyard.core.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trainyard.core.slurm.TimeLimit;

/** {@code scontrol update jobid=...}: the values of a job that the console changes. */
final class JobUpdate {
    private static final Set<String> WAITING_ONLY = Set.of("partition", "dependency", "excnodelist");
    private static final Set<String> KNOWN =
            Set.of("timelimit", "partition", "qos", "nice", "dependency", "excnodelist");

    /** What stands for no limit. */
    private static final long UNLIMITED = 366L * 86_400;

    private final World world;

    JobUpdate(World world) {
        this.world = world;
    }

    Answer run(Map<String, String> items) {
        for (String key : items.keySet()) {
            if (!key.equals("jobid") && !KNOWN.contains(key)) {
                return Answer.failed("Update of this parameter is not supported: " + key + "=" + items.get(key)
                        + "\nRequest aborted");
            }
        }
        String limit = items.getOrDefault("timelimit", "");
        if (!limit.isEmpty()
                && !TimeLimit.isUnlimited(limit)
                && TimeLimit.parse(limit).isEmpty()) {
            return Answer.failed("scontrol: error: Invalid TimeLimit value");
        }
        return JobVerb.forEach(world, List.of(items.getOrDefault("jobid", "")), job -> {
            Optional<String> refusal = refusal(job, items);
            if (refusal.isEmpty()) {
                apply(job, items);
            }
            return refusal;
        });
    }

    /** All or nothing: what is wrong with one value keeps the others from being set. */
    private Optional<String> refusal(SimJob job, Map<String, String> items) {
        if (job.state.isFinished()) {
            return Optional.of(JobVerb.FINISHED);
        }
        if (!job.isWaiting() && items.keySet().stream().anyMatch(WAITING_ONLY::contains)) {
            return Optional.of(JobVerb.NOT_PENDING);
        }
        String partition = items.get("partition");
        if (partition != null && world.partition(partition).isEmpty()) {
            return Optional.of("Invalid partition name specified");
        }
        String dependency = items.getOrDefault("dependency", "");
        if (!dependency.isEmpty() && dependency(dependency).isEmpty()) {
            return Optional.of("Job dependency problem");
        }
        String excluded = items.getOrDefault("excnodelist", "");
        return excluded.isEmpty() || NodeNames.find(world, excluded).isPresent()
                ? Optional.empty()
                : Optional.of("Invalid node name specified");
    }

    private Optional<SimJob> dependency(String text) {
        String[] parts = text.split(":", -1);
        return parts.length == 2 && parts[0].startsWith("after")
                ? JobIds.find(world, parts[1]).stream().findFirst()
                : Optional.empty();
    }

    private void apply(SimJob job, Map<String, String> items) {
        items.forEach((key, value) -> {
            switch (key) {
                case "timelimit" -> job.spec = job.spec.withLimit(seconds(value));
                case "qos" -> job.spec = job.spec.withQos(value);
                case "partition" ->
                    world.partition(value).ifPresent(to -> world.queue().move(job, to));
                case "nice" -> world.queue().setNice(job, number(value));
                case "excnodelist" ->
                    job.excluded = NodeNames.find(world, value).orElse(List.of());
                case "dependency" ->
                    dependency(value)
                            .ifPresentOrElse(
                                    on -> world.makeDependent(job, on),
                                    () -> world.queue().freeOf(job, world.now()));
                default -> {}
            }
        });
    }

    private static long seconds(String limit) {
        return TimeLimit.parse(limit).map(time -> time.toSeconds()).orElse(UNLIMITED);
    }

    /** As atoi(3): what is no number is 0. */
    private static int number(String text) {
        return text.matches("-?[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
