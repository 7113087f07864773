package trainyard.core.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trainyard.core.operate.Action.Step;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;

/** What real Slurm 22.05, 24.11 and 26.05 printed, and what it means for each target. */
class AnswerTest {
    private static Answer answer(int status, String errors) {
        return Answer.of(new CommandResult(Command.of(Duration.ZERO, "x"), status, new byte[0], errors, Duration.ZERO));
    }

    /** The targets that are refused, with Slurm's words. */
    private static String refused(int status, String errors, String... targets) {
        var step = new Step(List.of(targets), List.of("x"));
        return step.targets().stream()
                .flatMap(target ->
                        answer(status, errors).refusal(step, target).stream().map(no -> no.id() + ": " + no.why()))
                .collect(Collectors.joining("; "));
    }

    @Test
    void nothing_said_is_done() {
        assertEquals("", refused(0, "", "6", "7"));
        assertEquals("", refused(0, "scancel: Terminating job 13\n", "13"));
    }

    @Test
    void scontrol_names_the_jobs_that_it_refuses() {
        assertEquals(
                "9: Invalid job id specified",
                refused(
                        1,
                        "Invalid job id specified for job 9\nslurm_suspend error: Invalid job id specified\n",
                        "6",
                        "9",
                        "7"));
        assertEquals(
                "16: Job is pending execution; 9: Unexpected message received",
                refused(
                        1,
                        "Job is pending execution for job 16\nUnexpected message received for job 9\n",
                        "16",
                        "9",
                        "3"));
    }

    @Test
    void scancel_says_at_status_0_that_a_job_has_ended() {
        String said = """
                scancel: select/cons_res: common_init: select/cons_res loaded
                scancel: Terminating job 13
                scancel: Terminating job 15
                scancel: Terminating job 9
                scancel: error: Kill job error on job id 9: Invalid job id specified
                scancel: error: Kill job error on job id 13: Job/step already completing or completed
                """;
        assertEquals(
                "13: Job/step already completing or completed; 9: Invalid job id specified",
                refused(0, said, "13", "15", "9"));
    }

    @Test
    void top_is_refused_for_all_jobs_together() {
        assertEquals(
                "86,9: Invalid job id specified; 86,9: Invalid job id specified",
                refused(1, "Invalid job id specified for job 86,9\n", "86", "9"));
        String sentence =
                Refusal.sentence("Invalid job id specified", new JobAction.Top(List.of("86", "9")), "86,9", "ada@c");
        assertTrue(sentence.startsWith("Slurm does not know all of the jobs 86,9 ("), sentence);
    }

    @Test
    void tasks_of_an_array_are_named_in_their_own_way() {
        String said = "12_1-3: Invalid job id specified\n12_4: No error\n";
        assertEquals("12_[1-4]: Invalid job id specified", refused(1, said, "12_[1-4]"));
        assertEquals(
                "20_[1-4]: Invalid job id specified",
                refused(1, "20_[1-3]: Invalid job id specified\n20_[4]: No error\n", "20_[1-4]"));
        assertEquals("12: Job is pending execution", refused(1, "12_4: Job is pending execution\n", "12", "13"));
        assertEquals(
                "14.7: Invalid job id specified",
                refused(225, "scancel: error: Kill job error on job step id 14: Invalid job id specified\n", "14.7"));
    }

    @Test
    void a_failure_that_names_nobody_is_everybodys() {
        String said = "slurm_update error: Invalid node name specified\n";
        assertEquals(
                "a: slurm_update error: Invalid node name specified; b: slurm_update error: Invalid node name specified",
                refused(1, said, "a", "b"));
        var step = new Step(List.of("a", "b"), List.of("x"));
        assertTrue(answer(1, said).isUnclear(step));
        assertEquals(
                "exit status 1", answer(1, "").refusal(step, "a").orElseThrow().why());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "slurm_update error: Invalid user id; NO_RIGHT",
                "Access/permission denied; NO_RIGHT",
                "slurm_update error: Invalid node state specified; NODE_STATE",
                "slurm_update error: Invalid node state transition; NODE_STATE",
                "slurm_update error: Invalid power action; NODE_STATE",
                "slurm_update error: Invalid node name specified; NO_NODE",
                "Invalid job id specified; NO_JOB",
                "Unexpected message received; NO_JOB",
                "Job/step already completing or completed; JOB_ENDED",
                "Job has already finished; JOB_ENDED",
                "Job is pending execution; JOB_WAITS",
                "Job is no longer pending execution; JOB_RUNS",
                "Job is not suspended; NOT_SUSPENDED",
                "Requested operation is presently disabled; NOT_REQUEUED",
                "Requested operation not supported on this system; NOT_SUPPORTED",
                "Update of this parameter is not supported: ResumeAfter=5; NO_RESUME_AFTER",
                "scontrol: error: RebootProgram isn't defined; NO_REBOOT_PROGRAM",
                "Job can not be altered now, try again later; BUSY",
                "Resource temporarily unavailable; BUSY",
                "Invalid partition name specified; NO_PARTITION",
                "Job dependency problem; DEPENDENCY",
                "sudo: a password is required; SUDO_ASKS",
                "something that Slurm 30 may say; OTHER"
            })
    void refusals_are_known_by_slurms_words(String said, Refusal refusal) {
        assertEquals(refusal, Refusal.of(said));
        String sentence = Refusal.sentence(said, new NodeAction.Resume(List.of("n1")), "n1", "ada@c");
        assertTrue(sentence.contains("(" + said + ")."), sentence);
    }
}
