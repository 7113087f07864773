package trainyard.core.lint;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.conf.ConfLine;
import trainyard.core.conf.Setting;

/** The generic resources of gres.conf and of the nodes' lines, as far as several rules read them. */
final class GresRecords {
    private final Configuration configuration;

    GresRecords(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Lines of gres.conf that describe a resource. */
    Stream<ConfLine> records() {
        return Stream.concat(
                        configuration.lines("gres.conf", "Name").stream(),
                        configuration.lines("gres.conf", "NodeName").stream())
                .filter(line -> line.get("Name").isPresent());
    }

    /** Settings of AutoDetect that detect something, each with its line. */
    Stream<ConfLine> detections() {
        return Stream.of("AutoDetect", "Name", "NodeName")
                .flatMap(head -> configuration.lines("gres.conf", head).stream())
                .filter(line -> line.value("AutoDetect")
                        .filter(value -> !value.equalsIgnoreCase("off"))
                        .isPresent());
    }

    /** Finds the first of some lines that is for a node of another; a line without NodeName is for all. */
    static final class ByNode {
        private final Map<String, ConfLine> lines = new HashMap<>();
        private Optional<ConfLine> any = Optional.empty();
        private Optional<ConfLine> everywhere = Optional.empty();

        ByNode(Stream<ConfLine> given) {
            given.forEach(line -> {
                Optional<String> nodes = line.value("NodeName");
                any = any.or(() -> Optional.of(line));
                nodes.ifPresentOrElse(
                        hostlist -> Hosts.of(hostlist).forEach(node -> lines.putIfAbsent(node, line)),
                        () -> everywhere = everywhere.or(() -> Optional.of(line)));
            });
        }

        Optional<ConfLine> meeting(ConfLine other) {
            Optional<String> nodes = other.value("NodeName");
            if (nodes.isEmpty()) {
                return any;
            }
            return everywhere.or(() -> Hosts.of(nodes.get()).stream()
                    .flatMap(node -> Optional.ofNullable(lines.get(node)).stream())
                    .findFirst());
        }
    }

    /** One part of a node's {@code Gres=gpu:rtx4090:4,shard:8}. */
    record Asked(Setting setting, ConfLine node, String name, String type) {}

    Stream<Asked> asked() {
        return configuration.lines("slurm.conf", "NodeName").stream()
                .flatMap(node -> node.get("Gres").stream()
                        .flatMap(gres ->
                                Arrays.stream(gres.value().split(",")).map(part -> asked(gres, node, part.strip()))));
    }

    /** {@code name[:type][:no_consume][:count]}; a lone second part is a count where it is a number. */
    private static Asked asked(Setting gres, ConfLine node, String part) {
        String[] parts = part.replaceFirst("\\(.*", "").split(":");
        boolean typed = parts.length > 2 || parts.length == 2 && !parts[1].matches("\\d+[kKmMgG]?");
        return new Asked(gres, node, parts[0], typed ? parts[1] : "");
    }
}
