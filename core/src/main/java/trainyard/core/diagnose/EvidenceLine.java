package trainyard.core.diagnose;

import java.time.Instant;
import java.util.Optional;

/**
 * A line that carries a report.
 *
 * @param source the name of the file or record that it stands in, such as {@code output/slurm-12.out}
 * @param line its number there, from 1; 0 where the source has no lines
 * @param time when it was written, on the controller's clock; empty where nothing near it has a time
 * @param text the line, without line end and control characters
 */
public record EvidenceLine(String source, long line, Optional<Instant> time, String text) {}
