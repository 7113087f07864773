package trainyard.core.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.operate.NodeAction.Power.Switch;
import trainyard.core.remote.Command;
import trainyard.core.slurm.SlurmVersion;

class ActionTest {
    private static final List<String> TWO = List.of("n1", "n2");

    private static List<String> lines(Action action) {
        return Operator.commands(action, false).stream().map(Command::line).toList();
    }

    private static JobChange change(String timeLimit, String dependency) {
        return new JobChange(
                Optional.of(timeLimit),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(dependency),
                Optional.empty());
    }

    private static NodeAction drain(String reason) {
        return new NodeAction.Drain(TWO, reason, Optional.empty());
    }

    @Test
    void nodes_that_go_together_are_one_command() {
        assertEquals(
                List.of("scontrol update 'nodename=n[1-2]' state=DRAIN 'reason=fan 4; it'\\''s \"loud\" today'"),
                lines(drain("fan 4; it's \"loud\" today")));
        assertEquals(
                List.of("scontrol update 'nodename=n[1-2]' state=DOWN reason=smoke"),
                lines(new NodeAction.Down(TWO, "smoke")));
    }

    @Test
    void nodes_that_slurm_would_refuse_together_are_asked_one_by_one() {
        assertEquals(
                List.of("scontrol update nodename=n1 state=RESUME", "scontrol update nodename=n2 state=RESUME"),
                lines(new NodeAction.Resume(TWO)));
        assertEquals(
                List.of("scontrol update nodename=n1 state=POWER_DOWN_ASAP"),
                lines(new NodeAction.Power(List.of("n1"), Switch.DOWN_ASAP)));
        assertEquals(
                List.of("scontrol reboot ASAP nextstate=DOWN 'reason=new kernel' n1"),
                lines(new NodeAction.Reboot(List.of("n1"), NodeAction.Reboot.NextState.DOWN, "new kernel")));
        assertEquals(List.of("scontrol cancel_reboot n1"), lines(new NodeAction.CancelReboot(List.of("n1"))));
    }

    @Test
    void jobs_by_number_go_together_and_tasks_alone() {
        assertEquals(
                List.of("scancel -v 12 15", "scancel -v '13_[1-3]'", "scancel -v 14.0"),
                lines(JobAction.Cancel.of(List.of("12", "13_[1-3]", "14.0", "15", "12"))));
        assertEquals(
                List.of("scancel -v --signal=USR1 --batch 12"),
                lines(new JobAction.Cancel(List.of("12"), Optional.of("USR1"), JobAction.Cancel.Whom.BATCH_SCRIPT)));
        assertEquals(List.of("scontrol uhold 12 13"), lines(new JobAction.Hold(List.of("12", "13"), true)));
        assertEquals(List.of("scontrol requeuehold 12"), lines(new JobAction.Requeue(List.of("12"), true)));
        assertEquals(List.of("scontrol top 13,12"), lines(new JobAction.Top(List.of("13", "12"))));
        assertEquals(
                List.of("scontrol update jobid=12,13 timelimit=1-12:00:00 dependency="),
                lines(new JobAction.Change(List.of("12", "13"), change("1-12:00:00", ""))));
    }

    @Test
    void long_lists_are_cut() {
        var ids = IntStream.rangeClosed(1, 250).mapToObj(Integer::toString).toList();
        var steps = new JobAction.Release(ids).steps();
        assertEquals(3, steps.size());
        assertEquals(
                ids, steps.stream().flatMap(step -> step.targets().stream()).toList());
    }

    @Test
    void sudo_stands_before_the_command() {
        assertEquals(
                "sudo -n scontrol release 12",
                Operator.commands(new JobAction.Release(List.of("12")), true)
                        .getFirst()
                        .line());
    }

    /** scontrol takes one mark off either end, seen on 22.05, 24.11 and 26.05. */
    @Test
    void a_reason_that_ends_in_a_quotation_mark_keeps_it() {
        assertEquals("reason=it is \"x\" now", Reason.word("it is \"x\" now"));
        assertEquals("reason=\"says \"x\"\"", Reason.word("says \"x\""));
    }

    @Test
    void resuming_by_itself_needs_a_slurm_that_can() {
        var soon = new NodeAction.Drain(TWO, "fan", Optional.of(Duration.ofMinutes(90)));
        assertTrue(
                lines(soon).getFirst().endsWith(" ResumeAfter=5400"),
                lines(soon).getFirst());
        assertTrue(soon.objection(new SlurmVersion(22, 5, 8)).orElseThrow().contains("set yourself a reminder"));
        assertEquals(Optional.empty(), soon.objection(new SlurmVersion(23, 2, 0)));
        assertEquals(Optional.empty(), drain("fan").objection(SlurmVersion.V22_05));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n1", "ALL", "all", "n1,n2", "n[1-2]", "n 1", "", "n1;reboot", "$(x)"})
    void what_is_no_node_is_refused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new NodeAction.Resume(List.of("n1", name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-12", "12 13", "12,13", "x", "", "12_", "12_[]", "12_[a]", "12.batch", "12_[3-1", "*"})
    void what_is_no_job_is_refused(String id) {
        List<Function<List<String>, Action>> actions = List.of(JobAction.Cancel::of, JobAction.Release::new);
        actions.forEach(
                action -> assertThrows(IllegalArgumentException.class, () -> action.apply(List.of("1", id)), id));
    }

    @Test
    void what_slurm_would_misread_is_refused() {
        for (String reason : List.of("", "  ", "two\nlines")) {
            assertThrows(IllegalArgumentException.class, () -> drain(reason));
        }
        assertThrows(IllegalArgumentException.class, () -> new JobAction.Hold(List.of("12.0"), false));
        assertThrows(IllegalArgumentException.class, () -> new JobAction.Release(List.of()));
        assertThrows(IllegalArgumentException.class, () -> change("soon", ""));
        assertThrows(
                IllegalArgumentException.class,
                () -> new JobAction.Cancel(List.of("1"), Optional.of("-9"), JobAction.Cancel.Whom.ALL));
        assertThrows(
                IllegalArgumentException.class,
                () -> new NodeAction.Drain(TWO, "fan", Optional.of(Duration.ofSeconds(-5))));
    }

    @Test
    void what_costs_work_says_so() {
        assertTrue(new NodeAction.Down(TWO, "smoke").isDestructive());
        assertTrue(JobAction.Cancel.of(List.of("1")).isDestructive());
        assertFalse(drain("fan").isDestructive());
        assertFalse(new NodeAction.Power(TWO, Switch.UP).isDestructive());
    }
}
