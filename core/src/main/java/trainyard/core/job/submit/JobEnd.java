package trainyard.core.job.submit;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.JobDetail;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.slurm.JobState;

/**
 * How a job ended.
 *
 * @param state as Slurm has it; UNKNOWN where the controller had forgotten the job before it was asked
 * @param exitCode of the batch script; 0 where it was not told
 */
public record JobEnd(JobState state, int exitCode) {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** slurmctld is asked the less often, the longer the job takes: one small answer each time. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    public boolean isSuccess() {
        return state.phase() == JobState.Phase.COMPLETED;
    }

    /** Waits until the job has ended. An array has when all its tasks have, and as the first that did not complete. */
    public static JobEnd await(RemoteShell shell, String id) throws RemoteException, InterruptedException {
        var details = new ClusterDetails(shell, ZoneId.systemDefault());
        // Slurm forgets tasks while others of their array still wait.
        var ends = new TreeMap<Long, JobEnd>();
        Duration pause = PAUSE;
        while (true) {
            List<JobDetail> jobs = details.jobs(id).value().orElse(List.of());
            jobs.stream().filter(job -> isOver(job.state())).forEach(job -> ends.put(job.number(), of(job)));
            boolean over = jobs.stream().allMatch(job -> isOver(job.state()));
            if (over) {
                return jobs.isEmpty() ? new JobEnd(JobState.parse(""), 0) : of(ends.values());
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(5).dividedBy(4);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
    }

    private static JobEnd of(Collection<JobEnd> tasks) {
        return tasks.stream()
                .filter(end -> !end.isSuccess())
                .findFirst()
                .orElse(tasks.iterator().next());
    }

    private static JobEnd of(JobDetail job) {
        return new JobEnd(job.state(), exitCode(job));
    }

    private static boolean isOver(JobState state) {
        return switch (state.phase()) {
            case COMPLETED, CANCELLED, FAILED -> true;
            case PENDING, RUNNING, COMPLETING, SUSPENDED, UNKNOWN -> false;
        };
    }

    /** {@code 1:0} is exit status and signal. */
    private static int exitCode(JobDetail job) {
        String code = job.value("ExitCode").orElse("0:0").split(":", 2)[0];
        return code.matches("[0-9]{1,3}") ? Integer.parseInt(code) : 0;
    }
}
