package trainyard.core.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code scancel}: without -v it is silent about jobs that are unknown or have ended, and succeeds. */
final class Scancel {
    private static final Map<String, Integer> SIGNALS = Map.of(
            "HUP", 1, "INT", 2, "QUIT", 3, "KILL", 9, "USR1", 10, "USR2", 12, "TERM", 15, "CONT", 18, "STOP", 19);
    private static final Set<Integer> DEADLY = Set.of(9);
    private static final Pattern STEP = Pattern.compile("(\\d{1,10})\\.(\\d{1,9})");

    private final World world;
    private final Options options;
    private final StringBuilder errors = new StringBuilder();
    private int status;

    private Scancel(World world, Options options) {
        this.world = world;
        this.options = options;
    }

    static Answer run(World world, List<String> words) throws Options.Unknown {
        Options options = Options.parse(
                "scancel", words, "s:bfv", Map.of("signal", 's', "batch", 'b', "full", 'f', "verbose", 'v'));
        return new Scancel(world, options).run();
    }

    private Answer run() {
        if (options.operands().isEmpty()) {
            return Answer.failed("scancel: error: No job identification provided");
        }
        String name = options.value('s').orElse("KILL").replaceFirst("^SIG", "");
        Integer signal = name.matches("\\d{1,2}") ? Integer.valueOf(name) : SIGNALS.get(name);
        if (signal == null) {
            return Answer.failed("Unknown job signal: " + name);
        }
        for (String id : JobIds.split(options.operands())) {
            Matcher step = STEP.matcher(id);
            if (step.matches()) {
                step(id, step.group(1), step.group(2), signal);
            } else {
                job(id, signal);
            }
        }
        return new Answer(status, "", errors.toString());
    }

    private void job(String id, int signal) {
        if (options.has('v')) {
            String kind = options.has('b') ? "batch " : options.has('f') ? "full " : "";
            errors.append(
                    options.has('s')
                            ? "scancel: Signal %d to %sjob %s\n".formatted(signal, kind, id)
                            : "scancel: Terminating %sjob %s\n".formatted(kind, id));
        }
        var jobs = JobIds.select(world, id);
        if (jobs.isEmpty()) {
            complain(id, JobVerb.NO_JOB);
        } else if (jobs.stream().allMatch(job -> job.state == SimJob.State.COMPLETING || job.state.isFinished())) {
            complain(id, "Job/step already completing or completed");
        } else if (DEADLY.contains(signal)) {
            jobs.forEach(world::cancel);
        }
    }

    private void complain(String id, String why) {
        if (options.has('v') || options.has('s')) {
            errors.append("scancel: error: Kill job error on job id %s: %s\n".formatted(id, why));
        }
        status = options.has('s') ? 1 : status;
    }

    /** The jobs of the demo have one step; a job whose step was ended ends too. */
    private void step(String id, String job, String step, int signal) {
        var running = JobIds.find(world, job).stream()
                .filter(each -> each.state == SimJob.State.RUNNING && step.equals("0"))
                .toList();
        if (running.isEmpty()) {
            errors.append("scancel: error: Kill job error on job step id %s: %s\n".formatted(id, JobVerb.NO_JOB));
            status = 1;
        } else if (DEADLY.contains(signal)) {
            running.forEach(world::cancel);
        }
    }
}
