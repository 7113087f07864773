package trainyard.core.diagnose.reason;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import trainyard.core.diagnose.read.Event;
import trainyard.core.slurm.Hostlist;

/** Many nodes that rebooted of themselves within a short time: the site's power, not any of them. */
final class Reboots implements Observation {
    private static final String RULE = "site-power-event.many-reboots";
    private static final int MANY = 4;
    private static final Pattern WORDS =
            Pattern.compile("[^\\s=,]+(?:\\[[^]]*][^\\s,]*)?(?:,[^\\s=,]+(?:\\[[^]]*][^\\s,]*)?)*");

    @Override
    public List<Event> of(Incident incident) {
        List<Event> reboots = incident.where(event -> event.line().text().contains("unexpectedly reboot"))
                .toList();
        Set<String> nodes = new TreeSet<>();
        reboots.forEach(event -> nodes.addAll(hosts(event)));
        if (nodes.size() < MANY) {
            return List.of();
        }
        Event first = reboots.stream()
                .min(Comparator.comparing(event -> event.line().line()))
                .orElseThrow();
        return List.of(Derived.of(
                incident.book().rule(RULE),
                first,
                Map.of("nodes", Hostlist.fold(nodes), "count", Integer.toString(nodes.size()))));
    }

    /** The node that the rule found, or the hostlist that the line has. */
    private static Set<String> hosts(Event event) {
        Set<String> hosts = new TreeSet<>();
        event.node().ifPresent(node -> hosts.addAll(expanded(node)));
        var words = WORDS.matcher(event.line().text());
        while (words.find()) {
            if (words.group().contains("[")) {
                hosts.addAll(expanded(words.group()));
            }
        }
        if (hosts.isEmpty() && words.reset().find() && words.group().matches(".*\\d")) {
            hosts.add(words.group());
        }
        return hosts;
    }

    private static List<String> expanded(String hostlist) {
        try {
            return Hostlist.expand(hostlist);
        } catch (IllegalArgumentException none) {
            return List.of();
        }
    }
}
