package trainyard.core.demo;

import java.util.List;
import java.util.Optional;
import trainyard.core.slurm.Hostlist;

/** {@code sbatch}, with its script on standard input. */
final class Sbatch {
    private static final int NO_SUCH_OPTION = 255;

    /** Nobody's jobs have used less: whoever sits at the console comes first in a partition. */
    private static final long PRIORITY = 60_000;

    private Sbatch() {}

    static Answer run(World world, List<String> words, String text, Wording wording) {
        var script = new BatchScript(text);
        Optional<List<String>> complaint = script.complaint();
        if (complaint.isPresent()) {
            return SbatchRefusal.answer(complaint.get());
        }
        SbatchOptions options;
        try {
            options = SbatchOptions.parse(script, words);
        } catch (Options.Unknown unknown) {
            return new Answer(NO_SUCH_OPTION, "", unknown.getMessage() + "\n");
        }
        try {
            SimJob job = new JobRequest(world, options).job();
            return options.isTest() ? test(world, job, wording) : submit(world, job, options);
        } catch (SbatchRefusal refusal) {
            return refusal.answer(options.isTest());
        }
    }

    private static Answer test(World world, SimJob job, Wording wording) throws SbatchRefusal {
        StartEstimate start =
                StartEstimate.of(world, job).orElseThrow(() -> SbatchRefusal.bySlurmctld(SbatchRefusal.Words.NODES));
        String line = "sbatch: Job %d to start at %s using %d processors on nodes %s in partition %s\n"
                .formatted(
                        job.id,
                        wording.time(start.time()),
                        job.spec.cpus(),
                        Hostlist.fold(
                                start.nodes().stream().map(node -> node.name).toList()),
                        job.spec.partition().name());
        return new Answer(0, "", line);
    }

    private static Answer submit(World world, SimJob request, SbatchOptions options) {
        List<SimJob> jobs = options.value(SbatchOptions.ARRAY)
                .flatMap(ArrayNumbers::parse)
                .map(numbers -> array(world, request, numbers))
                .orElseGet(() -> List.of(enter(world, request)));
        long id = jobs.getFirst().id;
        return Answer.of(options.isParsable() ? id + "\n" : "Submitted batch job " + id + "\n");
    }

    /** One record for each run of numbers; all bear the number of the first. */
    private static List<SimJob> array(World world, SimJob request, ArrayNumbers numbers) {
        long arrayId = world.nextId();
        return numbers.runs().stream()
                .map(run -> {
                    SimJob job = enter(world, request);
                    job.tasks = new SimJob.Tasks(arrayId, run.first(), run.last(), numbers.throttle());
                    return job;
                })
                .toList();
    }

    private static SimJob enter(World world, SimJob request) {
        SimJob job = world.submit(request.spec, request.submitted, PRIORITY);
        job.required = request.required;
        job.excluded = request.excluded;
        return job;
    }
}
