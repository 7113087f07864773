package trainyard.core.live;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trainyard.core.live.Attention.Severity;
import trainyard.core.live.Attention.Target;
import trainyard.core.settings.Reminder;
import trainyard.core.settings.Reminders;

/**
 * Until when the user wanted nodes of one cluster drained, where Slurm itself does not resume them (before 23.02). They
 * remind, and do nothing: a drain by a person is never undone by the console.
 */
public final class DrainReminders {
    private static final Logger LOG = LoggerFactory.getLogger(DrainReminders.class);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private record Drain(Instant due, Instant made, String reason) {}

    private final Reminders reminders;
    private final String cluster;

    /** @param cluster the connection's name */
    public DrainReminders(Reminders reminders, String cluster) {
        this.reminders = reminders;
        this.cluster = cluster;
    }

    /** Keeps a reminder for each of the nodes, which were drained just now. */
    public void keep(Collection<String> nodes, Instant due, Instant made, String reason) throws IOException {
        reminders.add(nodes.stream()
                .map(node -> new Reminder(cluster, node, due, made, reason))
                .toList());
    }

    /** Until when the user wanted a node drained; empty where there is no such wish. */
    public Optional<Instant> until(String node) {
        return reminders.of(cluster).stream()
                .filter(reminder -> reminder.node().equals(node))
                .map(Reminder::due)
                .findFirst();
    }

    /**
     * Forgets those of nodes that are drained no longer, by a snapshot that was asked for after the drain. One that came
     * after it may hold nodes that were asked about before.
     */
    public void forgetResumed(LiveView view) {
        view.snapshot()
                .ifPresent(
                        snapshot -> forgetResumed(snapshot, snapshot.takenAt().minus(view.refreshTook())));
    }

    private void forgetResumed(Snapshot snapshot, Instant asked) {
        List<Reminder> all = reminders.of(cluster);
        if (all.isEmpty()) {
            return;
        }
        Map<String, Node> nodes = byName(snapshot);
        List<String> gone = all.stream()
                .filter(reminder -> asked.isAfter(reminder.made()))
                .filter(reminder -> !isDrained(nodes, reminder.node()))
                .map(Reminder::node)
                .toList();
        try {
            reminders.remove(cluster, gone);
        } catch (IOException unwritable) {
            // Told again with the next snapshot, and to nobody else: a node that is not drained raises no reminder.
            LOG.warn("reminders of {} could not be removed", gone, unwritable);
        }
    }

    /** What is due: one entry for each drain, of the nodes that are still drained. */
    public List<Attention> due(Snapshot snapshot, Instant now, ZoneId zone) {
        Map<String, Node> nodes = byName(snapshot);
        var drains = new LinkedHashMap<Drain, List<String>>();
        reminders.of(cluster).stream()
                .filter(reminder -> !reminder.due().isAfter(now) && isDrained(nodes, reminder.node()))
                .forEach(reminder -> drains.computeIfAbsent(
                                new Drain(reminder.due(), reminder.made(), reminder.reason()), key -> new ArrayList<>())
                        .add(reminder.node()));
        return drains.entrySet().stream()
                .map(drain -> attention(drain.getKey(), drain.getValue(), nodes, now, zone))
                .toList();
    }

    private static Attention attention(
            Drain drain, List<String> names, Map<String, Node> nodes, Instant now, ZoneId zone) {
        // Somebody may have given another reason since: then it is not only this user's to resume.
        String others = names.stream()
                .flatMap(name -> Optional.ofNullable(nodes.get(name)).stream())
                .flatMap(node -> node.reason().stream())
                .filter(reason -> !reason.text().equals(drain.reason()))
                .map(reason -> "; now: " + reason.text() + " (" + reason.user() + ")")
                .findFirst()
                .orElse("");
        return new Attention(
                Severity.WARNING,
                names.size() + (names.size() == 1 ? " node" : " nodes") + " drained until "
                        + time(drain.due(), now, zone) + " by you: resume?",
                drain.reason() + others,
                new Target.DrainOver(names),
                Optional.of(drain.due()));
    }

    private static String time(Instant due, Instant now, ZoneId zone) {
        boolean today = LocalDate.ofInstant(due, zone).equals(LocalDate.ofInstant(now, zone));
        return (today ? CLOCK : DAY).format(due.atZone(zone));
    }

    private static Map<String, Node> byName(Snapshot snapshot) {
        var nodes = new HashMap<String, Node>();
        snapshot.nodes().forEach(node -> nodes.put(node.name(), node));
        return nodes;
    }

    private static boolean isDrained(Map<String, Node> nodes, String name) {
        Node node = nodes.get(name);
        return node != null && node.state().isDrain();
    }
}
