package trainyard.core.live.detail;

import java.util.List;
import java.util.Map;
import trainyard.core.live.SlurmText;

/**
 * A licence that jobs share, from one line of {@code scontrol -o show licenses}.
 *
 * @param isRemote whether slurmdbd keeps it for several clusters
 * @param values all pairs by Slurm's keys
 */
public record Licence(
        String name, int total, int used, int free, int reserved, boolean isRemote, Map<String, String> values) {
    /** The lines of an answer; {@code No licenses configured} is none. */
    static List<Licence> read(String output) {
        return output.lines()
                .filter(line -> line.startsWith("LicenseName="))
                .map(line -> OneLine.cut(line, Map.of()))
                .map(values -> new Licence(
                        values.getOrDefault("LicenseName", ""),
                        SlurmText.count(values.getOrDefault("Total", "")),
                        SlurmText.count(values.getOrDefault("Used", "")),
                        SlurmText.count(values.getOrDefault("Free", "")),
                        SlurmText.count(values.getOrDefault("Reserved", "")),
                        values.getOrDefault("Remote", "").equals("yes"),
                        Map.copyOf(values)))
                .toList();
    }
}
