package trainyard.core.conf.meaning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfLine;
import trainyard.core.conf.Effective;
import trainyard.core.conf.Setting;

/** One file of a configuration as the things that it speaks of, by their ids. Lines named DEFAULT are part of those after them. */
final class Things {
    private static final Map<String, String> KINDS = Map.of(
            "nodename", Thing.NODE,
            "partitionname", "partition",
            "nodeset", "node set",
            "downnodes", "down nodes",
            "frontendname", "front end",
            "switchname", "switch",
            "blockname", "block");
    /** What a list of nodes gives each node its own of. */
    private static final Set<String> IN_STEP = Set.of("nodeaddr", "nodehostname", "bcastaddr", "port");

    /** What a line of gres.conf names its resource by. */
    private static final Set<String> NAMING = Set.of("nodename", "name", "type", "file");

    private final Map<String, Thing> found = new LinkedHashMap<>();

    private Things() {}

    static Map<String, Thing> of(ConfFolder folder, String file) {
        var things = new Things();
        List<ConfLine> lines = folder.lines().getOrDefault(file, List.of());
        if (file.equals("gres.conf")) {
            lines.forEach(things::gres);
            return things.found;
        }
        var byKind = new LinkedHashMap<String, List<ConfLine>>();
        for (ConfLine line : lines) {
            if (!line.settings().isEmpty()) {
                String kind = KINDS.getOrDefault(line.head().key().toLowerCase(Locale.ROOT), "");
                byKind.computeIfAbsent(kind, key -> new ArrayList<>()).add(line);
            }
        }
        byKind.forEach((kind, ofKind) -> {
            if (kind.isEmpty()) {
                Thing own = things.thing("", "");
                ofKind.forEach(line -> line.settings().forEach(setting -> own.put(setting.key(), setting.value())));
            } else {
                Effective.of(ofKind).forEach(line -> things.named(kind, line));
            }
        });
        return things.found;
    }

    private Thing thing(String kind, String name) {
        var thing = new Thing(kind, name);
        return found.computeIfAbsent(thing.id(), id -> thing);
    }

    private void named(String kind, Effective line) {
        List<String> names = kind.equals(Thing.NODE) || kind.equals("down nodes")
                ? Known.hosts(line.name()).orElse(List.of(line.name()))
                : List.of(line.name());
        List<Setting> own =
                line.line().settings().subList(1, line.line().settings().size());
        Map<Setting, List<String>> values = inStep(own, names.size());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Thing thing = thing(kind, name);
            line.inherited().values().forEach(setting -> thing.put(setting.key(), setting.value()));
            for (Setting setting : own) {
                List<String> inStep = values.getOrDefault(setting, List.of());
                thing.put(setting.key(), inStep.isEmpty() ? setting.value() : inStep.get(i));
            }
        }
    }

    private static Map<Setting, List<String>> inStep(List<Setting> settings, int nodes) {
        var values = new LinkedHashMap<Setting, List<String>>();
        settings.stream()
                .filter(setting -> IN_STEP.contains(setting.key().toLowerCase(Locale.ROOT)))
                .forEach(setting -> Known.hosts(setting.value())
                        .filter(each -> each.size() == nodes)
                        .ifPresent(each -> values.put(setting, each)));
        return values;
    }

    /** A line of gres.conf is about one resource of each of its nodes; one per device file is the same as all in one. */
    private void gres(ConfLine line) {
        if (line.settings().isEmpty()) {
            return;
        }
        List<String> nodes = line.value("NodeName").flatMap(Known::hosts).orElse(List.of(""));
        String name = line.value("Name").orElse("");
        String resource = name + line.value("Type").map(type -> ":" + type).orElse("");
        List<String> files = line.value("File").flatMap(Known::hosts).orElse(List.of(""));
        for (String node : nodes) {
            for (String file : files) {
                Thing known = thing(name.isEmpty() ? "" : (resource + " " + file).strip(), node);
                for (Setting setting : line.settings()) {
                    if (!NAMING.contains(setting.key().toLowerCase(Locale.ROOT))) {
                        known.put(setting.key(), setting.value());
                    }
                }
            }
        }
    }
}
