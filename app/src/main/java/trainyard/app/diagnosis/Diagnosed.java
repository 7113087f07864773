package trainyard.app.diagnosis;

import java.nio.file.Path;
import trainyard.core.diagnose.Evidence;
import trainyard.core.diagnose.Report;

/**
 * A report with what it was made of.
 *
 * @param evidence whose lines the report quotes
 * @param folder a folder of its own, where the evidence lies as far as it was gathered
 * @param held closed once nobody reads the evidence any more
 */
public record Diagnosed(Report report, Evidence evidence, Path folder, AutoCloseable held) {
    public Diagnosed(Report report, Evidence evidence, Path folder) {
        this(report, evidence, folder, () -> {});
    }
}
