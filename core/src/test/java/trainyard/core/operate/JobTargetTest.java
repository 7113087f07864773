package trainyard.core.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trainyard.core.live.Job;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.Tres;

class JobTargetTest {
    private static Job job(String id, long number) {
        return new Job(
                id,
                number,
                "",
                "",
                "",
                "",
                "",
                JobState.parse("PENDING"),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                1,
                Tres.parse(""),
                "",
                1,
                "0:0",
                "");
    }

    /** What a person names, a row of squeue with its own number, and whether the row is meant. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "12; 12; 12; true",
                "12; 123; 123; false",
                "12; 12_4; 40; true",
                "12; 12_[5-9%2]; 12; true",
                "40; 12_4; 40; true",
                "12_4; 12_4; 40; true",
                "12_4; 12_5; 41; false",
                "12_6; 12_[5-9%2]; 12; true",
                "12_10; 12_[5-9%2]; 12; false",
                "12_[1-3,7]; 12_[7-9]; 12; true",
                "12_[1-3]; 12_[5-9]; 12; false",
                "12_[0-8:4]; 12_4; 40; true",
                "12_[0-8:4]; 12_5; 41; false",
                "12_4; 12; 12; false",
                "12.0; 12; 12; true",
                "12_4.0; 12_4; 40; true",
                "1; 12; 12; false"
            })
    void a_row_is_meant_or_not(String text, String id, long number, boolean meant) {
        assertEquals(meant, JobTarget.parse(text).covers(job(id, number)));
    }
}
