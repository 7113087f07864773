package trainyard.core.diagnose;

import java.time.ZoneId;
import java.util.List;

/**
 * All that is known of a failure.
 *
 * @param missing what could not be had
 * @param zone of times that carry none
 * @param version Slurm's release where it is known, such as {@code 24.11}; else empty
 */
public record Evidence(List<Source> sources, List<Missing> missing, ZoneId zone, String version) {
    public Evidence {
        sources = List.copyOf(sources);
        missing = List.copyOf(missing);
    }
}
