package trainyard.core.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.operate.JobAction.Cancel.Whom;
import trainyard.core.operate.NodeAction.Power.Switch;
import trainyard.core.operate.NodeAction.Reboot.NextState;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.NodeState;
import trainyard.core.slurm.SlurmVersion;
import trainyard.core.slurm.Tres;

/** Which jobs an action touches, and how, before it is run. */
class ImpactTest {
    private static final Snapshot CLUSTER = new Snapshot(
            "test",
            new SlurmVersion(24, 11, 5),
            Instant.EPOCH,
            Hostlist.expand("n[1-4]").stream().map(ImpactTest::node).toList(),
            List.of(),
            List.of(
                    job("10", 10, "RUNNING", "n[1-2]", "alice"),
                    job("11", 11, "SUSPENDED", "n1", "bob"),
                    job("12", 12, "COMPLETING", "n1", "bob"),
                    job("13", 13, "PENDING", "", "alice"),
                    job("14", 14, "COMPLETED", "n1", "carol"),
                    job("20_1", 21, "RUNNING", "n3", "alice"),
                    job("20_2", 22, "RUNNING", "n2", "alice"),
                    job("20_[3-9%2]", 20, "PENDING", "", "alice")),
            List.of());

    private static Node node(String name) {
        return new Node(
                name,
                name,
                NodeState.parse("MIXED"),
                8,
                4,
                0.5,
                1000,
                500,
                500,
                List.of(),
                Tres.NONE,
                Tres.NONE,
                List.of("debug"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "24.11.5",
                "");
    }

    private static Job job(String id, long number, String state, String nodes, String user) {
        return new Job(
                id,
                number,
                "train",
                user,
                "lab",
                "debug",
                "normal",
                JobState.parse(state),
                "",
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofHours(1)),
                1,
                1,
                Tres.NONE,
                nodes,
                100,
                "0:0",
                "/home/" + user);
    }

    private static Impact of(Action action) {
        return Impact.of(action, CLUSTER);
    }

    private static List<String> ids(List<Job> jobs) {
        return jobs.stream().map(Job::id).toList();
    }

    private static Stream<NodeAction> ending() {
        List<String> first = List.of("n1");
        return Stream.of(new NodeAction.Down(first, "smoke"), new NodeAction.Power(first, Switch.DOWN_FORCE));
    }

    private static Stream<NodeAction> waiting() {
        List<String> first = List.of("n1");
        return Stream.of(
                new NodeAction.Drain(first, "fan", Optional.empty()),
                new NodeAction.Reboot(first, NextState.RESUME, "kernel"),
                new NodeAction.Reboot(first, NextState.DOWN, "kernel"),
                new NodeAction.Power(first, Switch.DOWN),
                new NodeAction.Power(first, Switch.DOWN_ASAP));
    }

    private static Stream<NodeAction> harmless() {
        List<String> first = List.of("n1");
        return Stream.of(
                new NodeAction.Resume(first),
                new NodeAction.Power(first, Switch.UP),
                new NodeAction.CancelReboot(first));
    }

    @ParameterizedTest
    @MethodSource("ending")
    void a_node_taken_away_at_once_ends_what_runs_there_and_breaks_off_what_cleans_up(NodeAction action) {
        Impact impact = of(action);
        assertEquals(List.of("10", "11"), ids(impact.loses()));
        assertEquals(List.of("12"), ids(impact.changes()));
        assertEquals(List.of(), impact.awaits());
        assertEquals(2, impact.owners());
        assertEquals(List.of("n1"), impact.nodes());
    }

    @ParameterizedTest
    @MethodSource("waiting")
    void a_node_that_takes_no_new_jobs_waits_for_all_that_are_there(NodeAction action) {
        Impact impact = of(action);
        assertEquals(List.of(), impact.loses());
        assertEquals(List.of(), impact.changes());
        assertEquals(List.of("10", "11", "12"), ids(impact.awaits()));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void a_node_that_comes_back_touches_no_job(NodeAction action) {
        assertEquals(List.of(), of(action).jobs());
        assertEquals(List.of("n1"), of(action).nodes());
    }

    @Test
    void a_job_that_waits_for_a_node_is_not_on_it() {
        // Slurm lists the nodes that a waiting job asked for nowhere in squeue's NODELIST; one with nodes of an
        // earlier run, after a requeue, holds them no more.
        var cluster = new Snapshot(
                "test",
                CLUSTER.version(),
                Instant.EPOCH,
                CLUSTER.nodes(),
                List.of(),
                List.of(job("30", 30, "PENDING", "n4", "alice"), job("31", 31, "REQUEUE_HOLD", "n4", "alice")),
                List.of());
        assertEquals(
                List.of(),
                Impact.of(new NodeAction.Down(List.of("n4"), "smoke"), cluster).jobs());
    }

    @Test
    void a_job_on_several_nodes_of_the_action_counts_once() {
        Impact impact = of(new NodeAction.Down(Hostlist.expand("n[1-3]"), "smoke"));
        assertEquals(List.of("10", "11", "20_1", "20_2"), ids(impact.loses()));
        assertEquals(List.of("n1", "n2", "n3"), impact.nodes());
        assertEquals(2, impact.owners());
    }

    @Test
    void a_node_that_the_cluster_does_not_have_is_told_apart() {
        Impact impact = of(new NodeAction.Down(List.of("n4", "n5"), "smoke"));
        assertEquals(List.of("n4"), impact.nodes());
        assertEquals(List.of("n5"), impact.unknown());
        assertEquals(List.of(), impact.jobs());
    }

    @Test
    void a_cancel_loses_what_runs_and_waits_and_nothing_that_has_ended() {
        Impact impact = of(JobAction.Cancel.of(List.of("10", "11", "12", "13", "14", "99")));
        assertEquals(List.of("10", "11", "13"), ids(impact.loses()));
        assertEquals(List.of("12"), ids(impact.changes()));
        assertEquals(List.of("14", "99"), impact.unknown());
    }

    @Test
    void an_array_is_all_of_its_tasks_and_a_task_is_one() {
        assertEquals(
                List.of("20_1", "20_2", "20_[3-9%2]"),
                ids(of(JobAction.Cancel.of(List.of("20"))).loses()));
        assertEquals(
                List.of("20_2"), ids(of(JobAction.Cancel.of(List.of("20_2"))).loses()));
        assertEquals(
                List.of("20_2", "20_[3-9%2]"),
                ids(of(JobAction.Cancel.of(List.of("20_[2-4]"))).loses()));
        // By its own number, which scancel takes as well.
        assertEquals(List.of("20_1"), ids(of(JobAction.Cancel.of(List.of("21"))).loses()));
    }

    @Test
    void a_step_is_of_its_job() {
        assertEquals(List.of("10"), ids(of(JobAction.Cancel.of(List.of("10.0"))).loses()));
    }

    @Test
    void a_signal_touches_without_losing() {
        Impact impact = of(new JobAction.Cancel(List.of("10"), Optional.of("USR1"), Whom.ALL));
        assertEquals(List.of(), impact.loses());
        assertEquals(List.of("10"), ids(impact.changes()));
    }

    @Test
    void a_requeue_loses_what_runs_and_starts_anew_what_has_ended() {
        Impact impact = of(new JobAction.Requeue(List.of("10", "11", "13", "14"), false));
        assertEquals(List.of("10", "11"), ids(impact.loses()));
        assertEquals(List.of("13", "14"), ids(impact.changes()));
        assertEquals(List.of(), impact.unknown());
    }

    private static Stream<JobAction> gentle() {
        List<String> jobs = List.of("10", "13", "14");
        var none = Optional.<String>empty();
        return Stream.of(
                new JobAction.Hold(jobs, false),
                new JobAction.Release(jobs),
                new JobAction.Suspend(jobs),
                new JobAction.Continue(jobs),
                new JobAction.Top(jobs),
                new JobAction.Change(jobs, new JobChange(Optional.of("10"), none, none, Optional.empty(), none, none)));
    }

    @ParameterizedTest
    @MethodSource("gentle")
    void what_is_held_moved_or_changed_keeps_its_work(JobAction action) {
        Impact impact = of(action);
        assertEquals(List.of(), impact.loses());
        assertEquals(List.of("10", "13"), ids(impact.changes()));
        assertEquals(List.of("14"), impact.unknown());
        assertEquals(List.of(), impact.awaits());
    }
}
