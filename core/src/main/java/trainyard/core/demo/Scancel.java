package trainyard.core.demo;

import java.util.List;
import java.util.Map;

/** {@code scancel}. */
final class Scancel {
    private Scancel() {}

    static Answer run(World world, List<String> words) throws Options.Unknown {
        Options options = Options.parse("scancel", words, "s:b", Map.of("signal", 's', "batch", 'b'));
        if (options.operands().isEmpty()) {
            return Answer.failed("scancel: error: No job identification provided");
        }
        var errors = new StringBuilder();
        for (String id : options.operands()) {
            var jobs = JobIds.find(world, id);
            if (jobs.isEmpty()) {
                errors.append("scancel: error: Kill job error on job id %s: Invalid job id specified\n".formatted(id));
            }
            // A signal alone does not end a job of the demo.
            if (!options.has('s')) {
                jobs.forEach(world::cancel);
            }
        }
        return new Answer(errors.isEmpty() ? 0 : 1, "", errors.toString());
    }
}
