package trainyard.core.job.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.Lab;
import trainyard.core.job.LabUser;
import trainyard.core.job.Recipe;
import trainyard.core.job.RecipeField;
import trainyard.core.job.RecipeKind;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.Connection;
import trainyard.core.slurm.JobState;

/** The contract on real Slurm, for somebody who may do no more than run jobs. */
class LabSubmitContractTest extends SubmitContract {
    @TempDir
    private static Path settings;

    private static LabUser user;

    @BeforeAll
    static void find() throws Exception {
        Lab.controller();
        user = new LabUser(settings);
    }

    @AfterAll
    static void close() {
        if (user != null) {
            user.close();
        }
    }

    @Override
    protected RemoteShell open() {
        return LabUser.open(connection());
    }

    @Override
    protected Connection connection() {
        return Lab.ordinaryUser();
    }

    @Override
    protected String workFolder() {
        return user.workFolder;
    }

    @Override
    protected void stop() {}

    @Override
    protected void passTime() {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }

    @Test
    void an_array_ends_as_its_task_that_fails() throws Exception {
        Recipe recipe = Recipe.of(RecipeKind.ARRAY)
                .with(RecipeField.NAME, "contract")
                .with(RecipeField.WORK_FOLDER, workFolder())
                .with(RecipeField.MEMORY, "100M")
                .with(RecipeField.TIME, "5")
                .with(RecipeField.ARRAY, "0-2")
                .with(RecipeField.COMMAND, "sh\n-c\n[ \"$SLURM_ARRAY_TASK_ID\" -gt 0 ]");
        JobEnd end = JobEnd.await(shell, submit(recipe));
        assertEquals(new JobEnd(JobState.parse("FAILED"), 1), end);
    }
}
