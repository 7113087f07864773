package trainyard.core.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trainyard.core.slurm.JobState.Phase;

/** The states of squeue(1), JOB STATE CODES, from 22.05 to 26.05. */
class JobStateTest {
    @ParameterizedTest
    @CsvSource({
        "PENDING, PENDING, false, false",
        "REQUEUED, PENDING, false, false",
        "REQUEUE_FED, PENDING, false, false",
        "REQUEUE_HOLD, PENDING, false, false",
        "RESV_DEL_HOLD, PENDING, false, false",
        "SPECIAL_EXIT, PENDING, false, false",
        "EXPEDITING, PENDING, false, false",
        "CONFIGURING, RUNNING, true, false",
        "POWER_UP_NODE, RUNNING, true, false",
        "RUNNING, RUNNING, true, false",
        "RESIZING, RUNNING, true, false",
        "SIGNALING, RUNNING, true, false",
        "STAGE_OUT, COMPLETING, true, false",
        "COMPLETING, COMPLETING, true, false",
        "SUSPENDED, SUSPENDED, true, false",
        "STOPPED, SUSPENDED, true, false",
        "COMPLETED, COMPLETED, false, true",
        "CANCELLED, CANCELLED, false, true",
        "CANCELLED by 1000, CANCELLED, false, true",
        "REVOKED, CANCELLED, false, true",
        "FAILED, FAILED, false, true",
        "TIMEOUT, FAILED, false, true",
        "NODE_FAIL, FAILED, false, true",
        "OUT_OF_MEMORY, FAILED, false, true",
        "BOOT_FAIL, FAILED, false, true",
        "DEADLINE, FAILED, false, true",
        "PREEMPTED, FAILED, false, true",
        "LAUNCH_FAILED, FAILED, false, true",
        "RECONFIG_FAIL, FAILED, false, true",
        "DREAMING, UNKNOWN, false, false",
        "'', UNKNOWN, false, false",
    })
    void every_state_has_a_phase(String text, Phase phase, boolean active, boolean finished) {
        JobState state = JobState.parse(text);
        assertEquals(text, state.text());
        assertEquals(phase, state.phase());
        assertEquals(active, state.isActive());
        assertEquals(finished, state.isFinished());
    }

    @Test
    void equal_texts_are_one_object() {
        assertSame(JobState.parse("RUNNING"), JobState.parse(new String("RUNNING")));
    }
}
