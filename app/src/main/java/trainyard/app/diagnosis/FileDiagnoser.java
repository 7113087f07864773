package trainyard.app.diagnosis;

import java.nio.file.Path;
import java.util.List;

/** Finds out why something failed by files alone. */
@FunctionalInterface
public interface FileDiagnoser {
    /**
     * Works out what each file is, and reasons; blocks for as long as that takes.
     *
     * @param files logs, saved outputs, or a support bundle
     * @param folder where the evidence may be laid; empty and private
     */
    Diagnosed diagnose(List<Path> files, Path folder) throws Exception;
}
