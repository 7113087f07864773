package trainyard.core.demo;

import java.util.Arrays;
import java.util.List;

/**
 * What a job's batch script says besides how much it wants of a node.
 *
 * @param folder where it starts
 * @param output its output file, from there, with Slurm's patterns such as {@code %j}
 * @param command the script's own file; {@code (null)} where sbatch read it from its standard input
 * @param gpuType empty for any
 * @param features as {@code --constraint} takes them; empty for none
 */
record Batch(
        String folder,
        String output,
        String command,
        int tasksPerNode,
        boolean requeue,
        String gpuType,
        String features) {
    static final String NONE = "(null)";

    /** What Slurm writes for the task of a job that is none: NO_VAL. */
    private static final String NO_TASK = "4294967294";

    /** Of a job that nobody at this console submitted. */
    static Batch of(People.User user, String name) {
        String folder = "/home/" + user.login() + "/runs/" + name;
        return new Batch(folder, "slurm-%j.out", folder + "/job.sbatch", 1, true, "", "");
    }

    /** Whether nodes of a kind have the GPUs and the features; how many, and whether they are free, is not asked. */
    boolean suits(DemoShape.Group kind) {
        return (gpuType.isEmpty() || gpuType.equals(kind.gpuType())) && hasFeatures(kind);
    }

    /** {@code a&b}, {@code a,b} and {@code a|b}; AND binds closer here, where Slurm goes from left to right. */
    private boolean hasFeatures(DemoShape.Group kind) {
        if (features.isEmpty()) {
            return true;
        }
        List<String> there = List.of(kind.features().split(","));
        return Arrays.stream(features.split("\\|"))
                .anyMatch(all -> there.containsAll(List.of(all.strip().split("[&,]"))));
    }

    /** The output's path with its patterns. */
    String outputPattern() {
        return output.startsWith("/") ? output : folder + "/" + output;
    }

    /** The output's path. What stands for a node stays as it is, as {@code scontrol show job} has it. */
    String outputFile(SimJob job) {
        var tasks = job.tasks;
        boolean several = tasks != null && tasks.first() != tasks.last();
        String task = tasks == null || several ? NO_TASK : Integer.toString(tasks.first());
        return outputPattern()
                .replace("%%", "\0")
                .replace("%A", Long.toString(tasks == null ? job.id : tasks.arrayId()))
                .replace("%a", task)
                .replace("%j", Long.toString(job.id))
                .replace("%x", job.spec.name())
                .replace("%u", job.spec.user().login())
                .replace("\0", "%");
    }
}
