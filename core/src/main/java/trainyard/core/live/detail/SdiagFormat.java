package trainyard.core.live.detail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import trainyard.core.live.detail.SchedulerHealth.Rpc;

/** Reads the answer to {@link DetailQueries#scheduler}. */
final class SdiagFormat {
    private static final Pattern RPC = Pattern.compile(
            "(?<name>\\S+)\\s*\\(\\s*(?<number>\\d+)\\) count:(?<count>\\d+)\\s+ave_time:(?<average>\\d+)\\s+total_time:(?<total>\\d+).*");

    /** The two lines of the heading, whose label ends without a colon. */
    private static final Pattern HEADING = Pattern.compile("(sdiag output at|Data since)\\s+(.*)");

    /** Their lines are no figures. */
    private static final String REQUESTS = "Remote Procedure Call statistics by ";

    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    private final List<Rpc> byType = new ArrayList<>();
    private final List<Rpc> byUser = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private String section = "";

    private SdiagFormat() {}

    static SchedulerHealth read(String output) {
        var format = new SdiagFormat();
        output.lines().filter(line -> !line.isBlank() && !line.startsWith("*")).forEach(format::line);
        Comparator<Rpc> mostFirst = Comparator.comparingLong(Rpc::count).reversed();
        format.byType.sort(mostFirst);
        format.byUser.sort(mostFirst);
        return new SchedulerHealth(format.sections, format.byType, format.byUser, format.pending);
    }

    private void line(String line) {
        var heading = HEADING.matcher(line);
        if (heading.matches()) {
            put(heading.group(1), heading.group(2));
        } else if (!line.startsWith("\t") && !line.contains(":") || line.endsWith(":")) {
            section = line.strip().replaceFirst(":$", "");
        } else if (section.startsWith(REQUESTS)) {
            request(line.strip());
        } else if (section.startsWith("Pending RPC")) {
            pending.add(line.strip());
        } else {
            if (!line.startsWith("\t")) {
                section = "";
            }
            int colon = line.indexOf(':');
            put(
                    line.substring(0, Math.max(colon, 0)).strip(),
                    line.substring(colon + 1).strip());
        }
    }

    private void put(String label, String value) {
        sections.computeIfAbsent(section, name -> new LinkedHashMap<>()).putIfAbsent(label, value);
    }

    private void request(String line) {
        var match = RPC.matcher(line);
        if (match.matches()) {
            (section.endsWith("user") ? byUser : byType)
                    .add(new Rpc(
                            match.group("name"),
                            Long.parseLong(match.group("number")),
                            Long.parseLong(match.group("count")),
                            Long.parseLong(match.group("average")),
                            Long.parseLong(match.group("total"))));
        }
    }
}
