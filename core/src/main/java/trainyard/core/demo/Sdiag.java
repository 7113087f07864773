package trainyard.core.demo;

/** {@code sdiag}: what slurmctld has done, in the form of Slurm 24.11. */
final class Sdiag {
    private static final String STARS = "*".repeat(55);

    private Sdiag() {}

    static String text(World world, Wording wording) {
        Counters counters = world.counters;
        long now = world.now();
        long waiting = world.waiting().size();
        long running = world.active().size();
        long cycle = 900 + 13 * waiting;
        return """
                %s
                sdiag output at %s (%d)
                Data since      %s (%d)
                %s
                Server thread count:  3
                RPC queue enabled:    0
                Agent queue size:     0
                Agent count:          0
                Agent thread count:   0
                DBD Agent queue size: 0

                Jobs submitted: %d
                Jobs started:   %d
                Jobs completed: %d
                Jobs canceled:  %d
                Jobs failed:    %d

                Job states ts:  %s (%d)
                Jobs pending:   %d
                Jobs running:   %d

                Main schedule statistics (microseconds):
                \tLast cycle:   %d
                \tMax cycle:    %d
                \tTotal cycles: %d
                \tMean cycle:   %d
                \tMean depth cycle:  %d
                \tCycles per minute: 12
                \tLast queue length: %d

                Main scheduler exit:
                \tEnd of job queue:%d
                \tHit default_queue_depth: 0
                \tHit sched_max_job_start: 0
                \tBlocked on licenses: 0
                \tHit max_rpc_cnt: 0
                \tTimeout (max_sched_time): 0

                Backfilling stats
                \tTotal backfilled jobs (since last slurm start): %d
                \tTotal backfilled jobs (since last stats cycle start): %d
                \tTotal backfilled heterogeneous job components: 0
                \tTotal cycles: %d
                \tLast cycle when: %s (%d)
                \tLast cycle: %d
                \tMax cycle:  %d
                \tLast depth cycle: %d
                \tLast depth cycle (try sched): %d
                \tLast queue length: %d
                \tLast table size: 64

                Backfill exit
                \tEnd of job queue: %d
                \tHit bf_max_job_start: 0
                \tHit bf_max_job_test: 0
                \tSystem state changed: 0
                \tHit table size limit (bf_node_space_size): 0
                \tTimeout (bf_max_time): 0

                Latency for 1000 calls to gettimeofday(): 21 microseconds

                Remote Procedure Call statistics by message type
                \tREQUEST_JOB_INFO                        ( 2003) count:%-6d ave_time:1960   total_time:%d
                \tREQUEST_SUBMIT_BATCH_JOB                ( 4003) count:%-6d ave_time:1542   total_time:%d

                Remote Procedure Call statistics by user
                \troot            (       0) count:%-6d ave_time:1960   total_time:%d

                Pending RPC statistics
                \tNo pending RPCs
                """.formatted(
                        STARS,
                        wording.longTime(now),
                        now,
                        wording.longTime(world.begun),
                        world.begun,
                        STARS,
                        counters.submitted,
                        counters.started,
                        counters.completed,
                        counters.cancelled,
                        counters.failed,
                        wording.longTime(now),
                        now,
                        waiting,
                        running,
                        cycle,
                        cycle * 3,
                        counters.cycles,
                        cycle,
                        waiting / 2,
                        waiting,
                        counters.cycles,
                        counters.started / 3,
                        counters.started / 3,
                        counters.cycles / 6,
                        wording.longTime(now - now % 30),
                        now - now % 30,
                        cycle * 6,
                        cycle * 20,
                        waiting,
                        waiting / 2,
                        waiting,
                        counters.cycles / 6,
                        counters.queries,
                        counters.queries * 1_960,
                        counters.submitted,
                        counters.submitted * 1_542,
                        counters.queries,
                        counters.queries * 1_960);
    }
}
