package trainyard.core.settings;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The reminders of all clusters, in {@code reminders.json} of the settings folder. The file is read anew each time, since
 * the window and the command line both write it.
 */
public final class Reminders {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final String KEY = "reminders";

    private final JsonFile file;

    private Reminders(JsonFile file) {
        this.file = file;
    }

    public static Reminders in(SettingsFolder folder) {
        return new Reminders(new JsonFile(folder.reminders()));
    }

    /** Those of one cluster. */
    public synchronized List<Reminder> of(String cluster) {
        return root().path(KEY)
                .valueStream()
                .flatMap(node -> read(node).stream())
                .filter(reminder -> reminder.cluster().equals(cluster))
                .toList();
    }

    /** Adds some; a node of a cluster has one at most, the newest. */
    public synchronized void add(List<Reminder> added) throws IOException {
        Predicate<Reminder> replaced = old -> added.stream()
                .anyMatch(fresh ->
                        fresh.cluster().equals(old.cluster()) && fresh.node().equals(old.node()));
        change(replaced, added);
    }

    /** Removes those of some nodes; writes nothing where there are none. */
    public synchronized void remove(String cluster, Collection<String> nodes) throws IOException {
        Predicate<Reminder> gone = old -> old.cluster().equals(cluster) && nodes.contains(old.node());
        if (of(cluster).stream().anyMatch(gone)) {
            change(gone, List.of());
        }
    }

    /** Entries that this console does not understand stay as they are. */
    private void change(Predicate<Reminder> removed, List<Reminder> added) throws IOException {
        ObjectNode root = root();
        var kept = new ArrayList<JsonNode>();
        root.path(KEY)
                .valueStream()
                .filter(node -> read(node).filter(removed).isEmpty())
                .forEach(kept::add);
        ArrayNode list = root.putArray(KEY);
        list.addAll(kept);
        added.forEach(reminder -> write(reminder, list.addObject()));
        file.write(root);
    }

    private ObjectNode root() {
        JsonFile.Content content = file.read();
        content.warning().ifPresent(LOG::warn);
        return content.root();
    }

    private static Optional<Reminder> read(JsonNode node) {
        try {
            var reminder = new Reminder(
                    node.path("cluster").asString(""),
                    node.path("node").asString(""),
                    Instant.parse(node.path("due").asString("")),
                    Instant.parse(node.path("made").asString("")),
                    node.path("reason").asString(""));
            return Optional.of(reminder).filter(read -> !read.node().isEmpty());
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static void write(Reminder reminder, ObjectNode node) {
        node.put("cluster", reminder.cluster());
        node.put("node", reminder.node());
        node.put("due", reminder.due().toString());
        node.put("made", reminder.made().toString());
        node.put("reason", reminder.reason());
    }
}
