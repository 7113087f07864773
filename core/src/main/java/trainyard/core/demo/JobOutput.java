package trainyard.core.demo;

import java.util.StringJoiner;

/**
 * What a job has printed so far: training steps with a progress bar below them, and how it ended. What it has printed
 * at one moment is how its output at a later one begins, until the file is begun anew.
 */
final class JobOutput {
    /** Seconds between two changes of the progress bar. */
    private static final long PACE = 5;

    /** Changes of the bar between two lines. */
    private static final long LINE = 4;

    /** So many changes fill a file; then the job empties it and goes on. */
    private static final long MOST = 4_000;

    private static final int BAR = 20;

    private final SimJob job;
    private final Wording wording;

    JobOutput(SimJob job, Wording wording) {
        this.job = job;
        this.wording = wording;
    }

    String text(long now) {
        var text = new StringBuilder();
        text.append(wording.time(job.started) + " job " + job.id + " on " + job.nodeList() + "\n");
        text.append("world size " + Math.max(1, job.spec.gpus()) + ", " + job.spec.nodes()
                + " nodes, NCCL 2.23.4, torch 2.6.0\n");
        long changes = job.elapsed(now) / PACE;
        for (long change = Math.max(1, changes / MOST * MOST); change <= changes; change++) {
            text.append(change % LINE == 0 ? step(change / LINE) : progress(change));
        }
        var lines = new StringJoiner("\n", "\r", "\n").setEmptyValue("");
        end(lines);
        return text.append(lines).toString();
    }

    private String progress(long change) {
        int percent = (int) (change * 3 % 101);
        int full = percent * BAR / 100;
        return "\repoch %3d \033[36m%3d%%\033[0m |\033[32m%s\033[0m%s|"
                .formatted(1 + change * 3 / 101, percent, "█".repeat(full), " ".repeat(BAR - full));
    }

    private String step(long step) {
        long noise = (step * 2_654_435_761L + job.id * 40_503L >>> 7) % 100;
        long loss = 1_800 + 900_000 / (step + 110) + noise / 2;
        return "\r\033[2m%s\033[0m step %6d | loss \033[1m%d.%03d\033[0m | %d tokens/s\n"
                .formatted(
                        wording.time(job.started + step * LINE * PACE),
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
            case FAILED -> new FailureStory(job, wording.zone()).output().forEach(lines::add);
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
