package trainyard.core.job.scalarlm;

/**
 * One row of the queue of ScalarLM's Slurm, in squeue's own words.
 *
 * @param name the first characters of the job's name, as many as the server's squeue shows: 12
 */
public record QueuedJob(
        String id,
        String partition,
        String name,
        String user,
        String state,
        String elapsed,
        String timeLimit,
        String nodes,
        String where) {}
