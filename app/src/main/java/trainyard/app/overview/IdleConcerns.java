package trainyard.app.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.app.kit.Look;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Times;
import trainyard.core.live.Job;
import trainyard.core.live.Snapshot;
import trainyard.core.metrics.GpuView;
import trainyard.core.metrics.IdleGpus;
import trainyard.core.metrics.IdleRule;
import trainyard.core.slurm.Hostlist;

/** GPUs that jobs hold without using them, where the user has had the GPUs read; one line for the same jobs. */
final class IdleConcerns {
    private static final Look WARNING = new Look("warning", "mdi2a-alert", "severity-warning");

    private IdleConcerns() {}

    static List<Concern> of(GpuView gpus, Snapshot snapshot) {
        Set<Long> active = snapshot.jobs().stream()
                .filter(job -> job.state().isActive())
                .map(Job::number)
                .collect(Collectors.toSet());
        var concerns = new ArrayList<Concern>();
        gpus.newest().ifPresent(sample -> {
            Map<List<Long>, List<IdleGpus>> byJobs = new LinkedHashMap<>();
            for (IdleGpus found : IdleRule.DEFAULT.find(sample, gpus.history(), snapshot)) {
                // The sample may be old: a job that has ended holds nothing any more.
                List<Long> holding = found.jobs().stream()
                        .map(Job::number)
                        .filter(active::contains)
                        .toList();
                if (!holding.isEmpty()) {
                    byJobs.computeIfAbsent(holding, key -> new ArrayList<>()).add(found);
                }
            }
            byJobs.forEach((jobs, found) -> concerns.add(concern(jobs, found, sample.at())));
        });
        return concerns;
    }

    private static Concern concern(List<Long> jobs, List<IdleGpus> found, Instant read) {
        IdleGpus first = found.getFirst();
        int count = found.stream().mapToInt(IdleGpus::count).sum();
        String nodes =
                Hostlist.fold(found.stream().map(IdleGpus::node).distinct().toList());
        return new Concern(
                WARNING,
                count + (count == 1 ? " GPU" : " GPUs") + " allocated but idle",
                (jobs.size() == 1 ? "job " : "jobs ") + first.jobIds(),
                first.users() + " on " + nodes + ", as of " + Times.clock(read),
                found.stream().map(IdleGpus::since).min(Instant::compareTo),
                desk -> desk.select(
                        jobs.size() == 1 ? new Subject.OfJob(jobs.getFirst()) : new Subject.OfNode(first.node())),
                List.of());
    }
}
