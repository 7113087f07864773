package trainyard.core.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code scontrol} changes, by its verbs, in the words of Slurm 24.11. */
final class ScontrolChange {
    private final World world;

    ScontrolChange(World world) {
        this.world = world;
    }

    /** The answer to a verb that changes something; empty for any other verb. */
    Optional<Answer> run(String verb, List<String> words) {
        return Optional.ofNullable(
                switch (verb) {
                    case "write" -> write(words);
                    case "update" -> update(words);
                    case "hold", "uhold", "release" -> new JobHolds(world).run(verb, words);
                    case "requeue", "requeuehold" -> new JobMoves(world).requeue(words, verb.equals("requeuehold"));
                    case "suspend" -> new JobMoves(world).suspend(words);
                    case "resume" -> new JobMoves(world).resume(words);
                    case "top" -> new JobMoves(world).top(words);
                    case "reboot" -> new NodeReboot(world).reboot(words);
                    case "cancel_reboot" -> new NodeReboot(world).cancel(words);
                    default -> null;
                });
    }

    /** {@code write batch_script ID -}: a script that could have been it. */
    private Answer write(List<String> words) {
        if (words.size() != 3
                || !words.getFirst().equals("batch_script")
                || !words.getLast().equals("-")) {
            return Answer.failed("the demo cluster writes 'batch_script ID -' only");
        }
        var jobs = JobIds.find(world, words.get(1));
        if (jobs.isEmpty()) {
            return new Answer(1, "", "job script retrieval failed: Invalid job id specified\n");
        }
        SimJob job = jobs.getFirst();
        return Answer.of("#!/bin/bash\n#SBATCH --job-name=" + job.spec.name() + "\n#SBATCH --nodes="
                + job.spec.nodes() + "\n#SBATCH --time=" + job.spec.limit() / 60 + "\n"
                + (job.spec.gpus() > 0 ? "#SBATCH --gpus-per-node=" + job.spec.gpusPerNode() + "\n" : "")
                + "#SBATCH --output=" + job.spec.batch().output() + "\n\nsrun python train.py\n");
    }

    private Answer update(List<String> words) {
        Map<String, String> items = new TreeMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                return Answer.failed("Invalid input: " + word + "\nRequest aborted");
            }
            items.put(word.substring(0, equals).toLowerCase(Locale.ROOT), word.substring(equals + 1));
        }
        if (items.containsKey("nodename")) {
            return new NodeUpdate(world).run(items);
        }
        if (items.containsKey("jobid")) {
            return new JobUpdate(world).run(items);
        }
        return Answer.failed("No valid entity in update command\n"
                + "Input line must include \"NodeName\", \"JobId\", \"ReservationName\", or \"PartitionName\"");
    }
}
