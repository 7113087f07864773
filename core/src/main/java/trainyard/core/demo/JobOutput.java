package trainyard.core.demo;

import java.util.StringJoiner;

/** What a job has printed so far: training steps, and how it ended. */
final class JobOutput {
    /** Seconds between two lines. */
    private static final long PACE = 20;

    /** A file holds no more steps than these: older ones are left out. */
    private static final long MOST = 500;

    private final SimJob job;
    private final Wording wording;

    JobOutput(SimJob job, Wording wording) {
        this.job = job;
        this.wording = wording;
    }

    String text(long now) {
        var lines = new StringJoiner("\n", "", "\n");
        lines.add(wording.time(job.started) + " job " + job.id + " on " + job.nodeList());
        lines.add("world size " + Math.max(1, job.spec.gpus()) + ", " + job.spec.nodes()
                + " nodes, NCCL 2.23.4, torch 2.6.0");
        long steps = job.elapsed(now) / PACE;
        for (long step = Math.max(1, steps - MOST); step <= steps; step++) {
            lines.add(step(step));
        }
        end(lines);
        return lines.toString();
    }

    private String step(long step) {
        long noise = (step * 2_654_435_761L + job.id * 40_503L >>> 7) % 100;
        long loss = 1_800 + 900_000 / (step + 110) + noise / 2;
        return "%s step %6d | loss %d.%03d | %d tokens/s"
                .formatted(
                        wording.time(job.started + step * PACE),
                        step * 10,
                        loss / 1_000,
                        loss % 1_000,
                        (11_000 + 10 * noise) * Math.max(1, job.spec.gpus()));
    }

    private void end(StringJoiner lines) {
        SimJob.State state = job.state == SimJob.State.COMPLETING ? job.ending : job.state;
        String node = job.shares.getFirst().node().name;
        String at = wording.time(job.ended);
        switch (state) {
            case COMPLETED -> lines.add(at + " done");
            case FAILED ->
                lines.add("Traceback (most recent call last):")
                        .add("  File \"train.py\", line 214, in <module>")
                        .add("    main()")
                        .add("RuntimeError: CUDA error: an illegal memory access was encountered")
                        .add("srun: error: " + node + ": task 0: Exited with exit code " + job.exitCode);
            case OUT_OF_MEMORY ->
                lines.add("slurmstepd: error: Detected 1 oom_kill event in StepId=" + job.id
                        + ".0. Some of the step tasks have been OOM Killed.");
            case TIMEOUT ->
                lines.add("slurmstepd: error: *** JOB " + job.id + " ON " + node + " CANCELLED AT " + at
                        + " DUE TO TIME LIMIT ***");
            case CANCELLED ->
                lines.add("slurmstepd: error: *** JOB " + job.id + " ON " + node + " CANCELLED AT " + at + " ***");
            case NODE_FAIL ->
                lines.add("slurmstepd: error: *** JOB " + job.id + " ON " + node + " CANCELLED AT " + at
                        + " DUE TO NODE FAILURE, SEE SLURMCTLD LOG FOR DETAILS ***");
            default -> {}
        }
    }
}
