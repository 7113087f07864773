package trainyard.core.conf.meaning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import trainyard.core.conf.ConfFile;
import trainyard.core.conf.ConfFolder;
import trainyard.core.slurm.Hostlist;

/**
 * What two configurations differ in by meaning, as sentences: {@code partition debug: MaxTime 1-00:00:00 → 4:00:00}. The
 * order of lines, the case of keys, comments and how hosts are folded are no difference. A key that is absent is absent:
 * what Slurm takes in its place is not guessed. Values of passwords are never told.
 */
public final class ConfDifferences {
    private static final String TOPOLOGY = "topology.yaml";

    private final List<String> sentences = new ArrayList<>();

    private ConfDifferences() {}

    /** The differences in the order of {@link ConfFolder#NAMES}; things with the same one share a sentence. */
    public static List<String> between(ConfFolder before, ConfFolder after) {
        var differences = new ConfDifferences();
        for (String file : ConfFolder.NAMES) {
            differences.file(file, before, after);
        }
        if (!before.plugstack().stream()
                .map(line -> line.word() + line.path())
                .toList()
                .equals(after.plugstack().stream()
                        .map(line -> line.word() + line.path())
                        .toList())) {
            differences.sentences.add(ConfFolder.PLUGSTACK + " has other plugins");
        }
        return List.copyOf(differences.sentences);
    }

    private void file(String file, ConfFolder before, ConfFolder after) {
        if (!before.has(file) && !after.has(file)) {
            return;
        }
        if (before.has(file) != after.has(file)) {
            sentences.add(file + (after.has(file) ? " new" : " gone"));
        } else if (file.equals(TOPOLOGY)) {
            if (!values(before).equals(values(after))) {
                sentences.add(TOPOLOGY + " describes another network");
            }
        } else {
            var found = new Grouped(file);
            Map<String, Thing> old = Things.of(before, file);
            Map<String, Thing> now = Things.of(after, file);
            var ids = new LinkedHashSet<>(now.keySet());
            ids.addAll(old.keySet());
            ids.forEach(id -> compare(Optional.ofNullable(old.get(id)), Optional.ofNullable(now.get(id)), found));
            found.sentences(sentences);
        }
    }

    private static List<String> values(ConfFolder folder) {
        return folder.file(TOPOLOGY).map(ConfFile::parts).orElse(List.of()).stream()
                .map(part -> part instanceof trainyard.core.conf.ConfLine line
                        ? line.settings().toString()
                        : "")
                .toList();
    }

    private static void compare(Optional<Thing> before, Optional<Thing> after, Grouped found) {
        Thing thing = after.or(() -> before).orElseThrow();
        if (!thing.name().isEmpty() || thing.kind().contains(" ")) {
            if (before.isEmpty() || after.isEmpty()) {
                found.add(thing, before.isEmpty() ? " new" : " gone");
                return;
            }
        }
        Map<String, String> old = before.map(Thing::values).orElse(Map.of());
        Map<String, String> now = after.map(Thing::values).orElse(Map.of());
        var keys = new LinkedHashSet<>(now.keySet());
        keys.addAll(old.keySet());
        for (String key : keys) {
            String written = after.map(Thing::keys)
                    .map(names -> names.get(key))
                    .or(() -> before.map(Thing::keys).map(names -> names.get(key)))
                    .orElse(key);
            value(written, Optional.ofNullable(old.get(key)), Optional.ofNullable(now.get(key)))
                    .ifPresent(words -> found.add(
                            thing, (thing.name().isEmpty() && thing.kind().isEmpty() ? "" : ": ") + words));
        }
    }

    /** What became of a value; empty where it means the same. */
    private static Optional<String> value(String key, Optional<String> before, Optional<String> after) {
        if (before.map(value -> Known.meaning(key, value)).equals(after.map(value -> Known.meaning(key, value)))) {
            return Optional.empty();
        }
        if (after.isEmpty()) {
            return Optional.of(key + " gone");
        }
        if (Known.isSecret(key)) {
            return Optional.of(key + (before.isEmpty() ? " new" : " is another"));
        }
        if (before.isEmpty()) {
            return Optional.of(key + " " + after.get() + " new");
        }
        return Optional.of(
                hosts(key, before.get(), after.get()).orElse(key + " " + before.get() + " → " + after.get()));
    }

    /** Which hosts came and went: a long list hardly shows. Empty where one of the values is no list of hosts. */
    private static Optional<String> hosts(String key, String before, String after) {
        boolean isAll = before.equalsIgnoreCase("ALL") || after.equalsIgnoreCase("ALL");
        if (!Known.isHosts(key) || isAll) {
            return Optional.empty();
        }
        return Known.hosts(before)
                .flatMap(old -> Known.hosts(after).map(now -> {
                    var come = new TreeSet<>(now);
                    come.removeAll(new TreeSet<>(old));
                    var gone = new TreeSet<>(old);
                    gone.removeAll(new TreeSet<>(now));
                    return key
                            + (come.isEmpty() ? "" : " with " + Hostlist.fold(come))
                            + (come.isEmpty() || gone.isEmpty() ? "" : ",")
                            + (gone.isEmpty() ? "" : " without " + Hostlist.fold(gone));
                }));
    }

    /** What is said of things, those of the same kind with the same words together. */
    private static final class Grouped {
        private final String file;
        private final Map<String, Map<String, List<String>>> byWords = new LinkedHashMap<>();

        Grouped(String file) {
            this.file = file;
        }

        void add(Thing thing, String words) {
            byWords.computeIfAbsent(thing.kind() + '\0' + words, key -> new LinkedHashMap<>())
                    .computeIfAbsent(thing.name(), name -> new ArrayList<>());
        }

        void sentences(List<String> into) {
            boolean isGres = file.equals("gres.conf");
            var devices = new LinkedHashMap<String, List<String>>();
            byWords.forEach((key, names) -> {
                String kind = key.substring(0, key.indexOf('\0'));
                String words = key.substring(key.indexOf('\0') + 1);
                if (isGres) {
                    int space = kind.indexOf(' ');
                    String head = nodes(new ArrayList<>(names.keySet()))
                            + '\0'
                            + (space < 0 ? kind : kind.substring(0, space))
                            + '\0'
                            + words;
                    devices.computeIfAbsent(head, same -> new ArrayList<>())
                            .add(space < 0 ? "" : kind.substring(space + 1));
                } else if (kind.equals(Thing.NODE)) {
                    into.add(nodes(new ArrayList<>(names.keySet())) + words);
                } else if (kind.isEmpty()) {
                    into.add((file.equals("slurm.conf") ? "" : file + ": ") + words);
                } else {
                    names.keySet().forEach(name -> into.add(kind + " " + name + words));
                }
            });
            devices.forEach((head, files) -> {
                String[] parts = head.split("\0", 3);
                String folded = Hostlist.fold(
                        files.stream().filter(path -> !path.isEmpty()).toList());
                String what = (parts[1] + " " + folded).strip();
                into.add("gres.conf: " + (parts[0] + " " + what).strip() + parts[2]);
            });
        }

        private static String nodes(List<String> names) {
            String folded = Hostlist.fold(names);
            return folded.isEmpty() ? "" : (names.size() == 1 ? "node " : "nodes ") + folded;
        }
    }
}
