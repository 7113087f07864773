package trainyard.app.diagnosis;

import java.nio.file.Path;
import trainyard.app.kit.OpenCluster;

/** Finds out why a job failed. */
@FunctionalInterface
public interface JobDiagnoser {
    /**
     * Gathers and reasons; blocks for as long as that takes.
     *
     * @param job its own number
     * @param folder where the evidence is to be; empty and private
     */
    Diagnosed diagnose(OpenCluster cluster, String job, Path folder) throws Exception;
}
