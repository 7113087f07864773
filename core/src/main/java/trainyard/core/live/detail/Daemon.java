package trainyard.core.live.detail;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One of Slurm's central daemons.
 *
 * @param name {@code slurmctld} or {@code slurmdbd}
 * @param role {@code primary}, {@code backup1}; empty for slurmdbd
 * @param host where it runs; empty where Slurm does not tell
 * @param isUp whether it answers
 * @param detail what Slurm said where it does not
 */
public record Daemon(String name, String role, String host, boolean isUp, String detail) {
    private static final Pattern PING =
            Pattern.compile("(?<name>Slurmctld)\\((?<role>[^)]*)\\) at (?<host>\\S+) is (?<state>\\w+)(?<more>.*)");

    /** The lines of {@code scontrol ping}, which exits with 1 where one is down. */
    static List<Daemon> controllers(String output) {
        return output.lines()
                .map(line -> PING.matcher(line.strip()))
                .filter(match -> match.matches())
                .map(match -> new Daemon(
                        "slurmctld",
                        match.group("role"),
                        match.group("host"),
                        match.group("state").equals("UP"),
                        match.group("more").strip()))
                .toList();
    }
}
