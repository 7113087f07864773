package trainyard.app.config.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.core.slurm.Hostlist;
import trainyard.core.truth.Answer;
import trainyard.core.truth.Answer.Missing;
import trainyard.core.truth.Answer.Told;
import trainyard.core.truth.Disagreement;
import trainyard.core.truth.Layer;
import trainyard.core.truth.TruthTable;

/**
 * Nodes of which all layers say the same. Holds no node of the window.
 *
 * @param nodes in the order in which they were read
 * @param table of the first, which speaks for all
 */
record TruthGroup(List<String> nodes, TruthTable table) {
    /** What is wrong with a node. */
    enum Verdict {
        AGREES,
        DISAGREES,
        /** Fewer than two layers told anything. */
        UNKNOWN
    }

    /** A layer's line of the table; what it does not tell is empty. */
    record Line(Layer layer, String count, String types, String files, String memory, String missing, String more) {}

    /** Groups of like nodes: those that disagree come first, then those of which little is known. */
    static List<TruthGroup> of(List<TruthTable> tables) {
        Map<Object, List<TruthTable>> alike = tables.stream()
                .collect(Collectors.groupingBy(TruthGroup::likeness, LinkedHashMap::new, Collectors.toList()));
        return alike.values().stream()
                .map(same -> new TruthGroup(same.stream().map(TruthTable::node).toList(), same.getFirst()))
                .sorted(Comparator.comparing(group -> switch (group.verdict()) {
                    case DISAGREES -> 0;
                    case UNKNOWN -> 1;
                    case AGREES -> 2;
                }))
                .toList();
    }

    /** All that is said but for addresses on the bus and the node's own name. */
    private static Object likeness(TruthTable table) {
        var said = new ArrayList<Object>();
        table.answers()
                .forEach((layer, answer) -> said.add(
                        switch (answer) {
                            case Missing(var sentence) -> sentence.replace(table.node(), "");
                            case Told told ->
                                List.of(
                                        told.count(),
                                        told.types(),
                                        told.files(),
                                        told.mig(),
                                        told.notes().size());
                        }));
        said.add(table.realMemoryMb());
        Stream.of(table.first(), table.memory())
                .map(found -> found.map(one -> one.what().replace(table.node(), "")))
                .forEach(said::add);
        return said;
    }

    Verdict verdict() {
        if (!table.agrees()) {
            return Verdict.DISAGREES;
        }
        long told =
                table.answers().values().stream().filter(Told.class::isInstance).count();
        return told < 2 ? Verdict.UNKNOWN : Verdict.AGREES;
    }

    String hosts() {
        return Hostlist.fold(nodes);
    }

    /** Those of GPUs first, then that of memory. */
    List<Disagreement> disagreements() {
        return Stream.of(table.first(), table.memory())
                .flatMap(Optional::stream)
                .toList();
    }

    boolean isMarked(Layer layer) {
        return disagreements().stream().anyMatch(found -> found.layer() == layer);
    }

    /** In a few words, for the list. */
    String summary() {
        return switch (verdict()) {
            case AGREES -> "all layers that told anything agree";
            case UNKNOWN -> "too few layers told anything";
            case DISAGREES ->
                disagreements().stream()
                        .map(Disagreement::what)
                        .map(what -> what.replaceFirst("\\.$", ""))
                        .collect(Collectors.joining("; "));
        };
    }

    List<Line> lines() {
        return table.answers().entrySet().stream()
                .map(one -> line(one.getKey(), one.getValue()))
                .toList();
    }

    /** Why layers tell nothing, each reason once, with the layers that it is for. */
    List<String> untold() {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        table.answers().forEach((layer, answer) -> {
            if (answer instanceof Missing(var sentence)) {
                layers.computeIfAbsent(sentence, key -> new ArrayList<>()).add(layer.title());
            }
        });
        return layers.entrySet().stream()
                .map(reason -> String.join(", ", reason.getValue()) + ": " + reason.getKey())
                .toList();
    }

    private Line line(Layer layer, Answer answer) {
        String memory = Optional.ofNullable(table.realMemoryMb().get(layer))
                .map("%,d"::formatted)
                .orElse("");
        return switch (answer) {
            case Missing(var sentence) -> new Line(layer, "", "", "", memory, sentence, sentence);
            case Told told ->
                new Line(
                        layer,
                        Integer.toString(told.count()),
                        types(told),
                        Hostlist.fold(told.files()),
                        memory,
                        "",
                        more(told));
        };
    }

    private static String types(Told told) {
        return Stream.concat(
                        told.types().entrySet().stream().map(type -> type.getKey() + ":" + type.getValue()),
                        told.mig().stream()
                                .collect(Collectors.groupingBy(
                                        profile -> profile, LinkedHashMap::new, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .map(mig -> "MIG " + mig.getKey() + " ×" + mig.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String more(Told told) {
        return Stream.of(Stream.of(types(told)), told.notes().stream(), told.addresses().stream())
                .flatMap(words -> words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
