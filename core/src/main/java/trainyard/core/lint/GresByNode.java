package trainyard.core.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.conf.ConfLine;
import trainyard.core.conf.Setting;
import trainyard.core.slurm.Gres;

/** Which lines of gres.conf are for a node. */
final class GresByNode {
    private final Map<String, List<ConfLine>> lines = new HashMap<>();
    private final List<ConfLine> everywhere = new ArrayList<>();

    GresByNode(Stream<ConfLine> given) {
        given.forEach(line -> line.value("NodeName")
                .ifPresentOrElse(
                        nodes -> Hosts.of(nodes)
                                .forEach(node -> lines.computeIfAbsent(node, name -> new ArrayList<>())
                                        .add(line)),
                        () -> everywhere.add(line)));
    }

    List<ConfLine> of(String node) {
        List<ConfLine> own = lines.getOrDefault(node, List.of());
        return everywhere.isEmpty()
                ? own
                : Stream.concat(everywhere.stream(), own.stream()).toList();
    }

    /** Device files that a line names one by one, each of which is a resource. */
    static List<String> files(ConfLine line) {
        return line.value("File").map(Hosts::of).orElse(List.of());
    }

    /** How many a line describes: its Count, else its files; MultipleFiles are all of one. */
    static long count(ConfLine line) {
        Optional<Long> given = given(line);
        return given.orElseGet(() -> line.get("File").isPresent() ? files(line).size() : 1L);
    }

    /** The line's own Count, with Slurm's suffixes worked out. */
    static Optional<Long> given(ConfLine line) {
        return line.get("Count")
                .map(Setting::value)
                .flatMap(value -> Gres.parseList("x:" + value).stream().findFirst())
                .map(gres -> (long) gres.count());
    }
}
