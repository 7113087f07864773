package trainyard.core.job.submit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.Lab;
import trainyard.core.job.LabUser;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.Connection;

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
}
