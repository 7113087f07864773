package trainyard.core.job.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trainyard.core.job.RecipeField;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;

/**
 * What sbatch of Slurm 24.11.5 really said; where it refuses for an account, a QOS or a time, with
 * {@code AccountingStorageEnforce=associations,limits,qos} and {@code EnforcePartLimits=ALL}.
 */
class SubmitAnswerTest {
    private static CommandResult result(int status, String output, String errors) {
        return new CommandResult(
                Command.of(Duration.ofSeconds(1), "sbatch"),
                status,
                output.getBytes(StandardCharsets.UTF_8),
                errors,
                Duration.ZERO);
    }

    private static SubmitAnswer.Refused refused(int status, String errors) {
        SubmitAnswer tested = SubmitAnswer.tested(result(status, "", errors));
        assertEquals(tested, SubmitAnswer.submitted(result(status, "", errors)));
        return assertInstanceOf(SubmitAnswer.Refused.class, tested);
    }

    /** A bar parts lines. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PARTITION; sbatch: error: invalid partition specified: nosuch|X: Invalid partition name specified",
                "PARTITION; X: User's group not permitted to use this partition",
                "PARTITION; X: Required partition not available (inactive or drain)",
                "ACCOUNT; X: Invalid account or account/partition combination specified",
                "QOS; X: Invalid qos specification",
                "TIME; X: Requested time limit is invalid (missing or exceeds some limit)",
                "TIME; sbatch: error: Invalid --time specification",
                "NODES; X: Node count specification invalid",
                "NODES; X: More processors requested than permitted",
                "NODES; X: Requested node configuration is not available",
                "MEMORY; sbatch: error: Memory specification can not be satisfied|X: Requested node configuration is not available",
                "MEMORY; sbatch: error: Invalid --mem specification",
                "CONSTRAINT; X: Invalid feature specification",
                "NODELIST; X: Invalid node name specified",
                "RESERVATION; X: Requested reservation is invalid",
                "ARRAY; X: Invalid job array specification",
                "GPU_TYPE; sbatch: error: Invalid generic resource (gres) specification",
                "GPU_TYPE; sbatch: error: Invalid Trackable RESource (TRES) specification",
                "TIME; sbatch: error: QOSMaxWallDurationPerJobLimit|X: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)",
                "CPUS_PER_RANK; sbatch: error: QOSMaxCpuPerJobLimit|X: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)",
                "ACCOUNT; sbatch: error: AssocMaxSubmitJobLimit|X: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)",
                "; X: Job dependency problem",
                "; X: Invalid license specification",
            })
    void a_refusal_is_about_a_field(RecipeField field, String said) {
        String lines = said.replace('|', '\n') + "\n";
        for (String who : new String[] {"allocation failure", "sbatch: error: Batch job submission failed"}) {
            var refused = refused(1, lines.replace("X", who));
            assertEquals(Optional.ofNullable(field), refused.field(), refused.sentence());
            String last = said.replaceFirst("(?s).*(X|error): ", "");
            assertTrue(refused.sentence().endsWith(last), refused.sentence());
        }
    }

    @Test
    void all_that_slurm_says_is_said() {
        assertEquals(
                "There is no such partition. Slurm says: invalid partition specified: nosuch; Invalid partition name specified",
                refused(
                                1,
                                "sbatch: error: invalid partition specified: nosuch\nallocation failure: Invalid partition name specified\n")
                        .sentence());
        assertEquals(
                "It asks for more CPUs than its QOS's limit for one job. Slurm says: QOSMaxCpuPerJobLimit; Job violates"
                        + " accounting/QOS policy (job submit limit, user's size and/or time limits)",
                refused(
                                1,
                                "sbatch: error: QOSMaxCpuPerJobLimit\nallocation failure: Job violates accounting/QOS policy"
                                        + " (job submit limit, user's size and/or time limits)\n")
                        .sentence());
    }

    @Test
    void what_sbatch_does_not_understand_is_said_without_its_advice() {
        assertEquals(
                "Slurm does not take it: unrecognized option '--nosuch=1'",
                refused(255, "sbatch: unrecognized option '--nosuch=1'\nTry \"sbatch --help\" for more information\n")
                        .sentence());
        assertEquals(
                "Slurm does not take it: This does not look like a batch script.  The first line must start with #!"
                        + " followed by the path to an interpreter.; For instance: #!/bin/sh",
                refused(1, """
                                sbatch: error: This does not look like a batch script.  The first
                                sbatch: error: line must start with #! followed by the path to an interpreter.
                                sbatch: error: For instance: #!/bin/sh
                                """).sentence());
        assertEquals(
                "Slurm does not take it: Batch script contains DOS line breaks (\\r\\n) instead of expected UNIX line"
                        + " breaks (\\n).",
                refused(1, """
                                sbatch: error: Batch script contains DOS line breaks (\\r\\n)
                                sbatch: error: instead of expected UNIX line breaks (\\n).
                                """).sentence());
        assertEquals("Slurm does not take it: exit status 3.", refused(3, "").sentence());
    }

    @Test
    void a_test_says_when_and_where() {
        String said =
                "sbatch: Job 308 to start at 2026-12-01T00:48:48 using 4 processors on nodes compute-[01-02] in partition gpu\n";
        assertEquals(
                new SubmitAnswer.Possible(
                        Optional.of(LocalDateTime.of(2026, 12, 1, 0, 48, 48)), "compute-[01-02]", "gpu"),
                SubmitAnswer.tested(result(0, "", said)));
    }

    @Test
    void a_job_has_its_number() {
        assertEquals(new SubmitAnswer.Submitted("339"), SubmitAnswer.submitted(result(0, "339\n", "")));
        assertEquals(new SubmitAnswer.Submitted("339"), SubmitAnswer.submitted(result(0, "339;north\n", "")));
    }
}
