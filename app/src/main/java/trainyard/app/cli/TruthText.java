package trainyard.app.cli;

import static trainyard.app.cli.Table.number;
import static trainyard.app.cli.Table.text;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trainyard.core.slurm.Hostlist;
import trainyard.core.truth.Answer;
import trainyard.core.truth.Answer.Missing;
import trainyard.core.truth.Answer.Told;
import trainyard.core.truth.Disagreement;
import trainyard.core.truth.Layer;
import trainyard.core.truth.TruthTable;

/** Truth tables for a terminal, a block a node, and as JSON. */
final class TruthText {
    private record Row(Layer layer, Answer answer, boolean disagrees) {}

    private static final Table<Row> TABLE = Table.of(
            text("  LAYER", row -> (row.disagrees() ? "> " : "  ") + row.layer().title()),
            number("GPUS", row -> row.answer() instanceof Told told ? "" + told.count() : "-"),
            text("TYPES", row -> row.answer() instanceof Told told ? types(told) : ""),
            text("DETAIL", row -> detail(row.answer())));

    private TruthText() {}

    static void print(List<TruthTable> tables, PrintWriter out) {
        for (int i = 0; i < tables.size(); i++) {
            if (i > 0) {
                out.println();
            }
            print(tables.get(i), out);
        }
    }

    private static void print(TruthTable table, PrintWriter out) {
        out.println(table.node());
        TABLE.print(
                table.answers().entrySet().stream()
                        .map(one -> new Row(
                                one.getKey(),
                                one.getValue(),
                                table.first()
                                        .map(first -> first.layer() == one.getKey())
                                        .orElse(false)))
                        .toList(),
                out);
        table.first()
                .ifPresentOrElse(
                        first -> {
                            out.println("First disagreement: " + first.what());
                            out.println("Mend: " + first.mend());
                        },
                        () -> out.println(agreement(table)));
        table.memory().ifPresent(memory -> {
            out.println("Memory: " + memory.what());
            out.println("Mend: " + memory.mend());
        });
    }

    private static String agreement(TruthTable table) {
        long told =
                table.answers().values().stream().filter(Told.class::isInstance).count();
        return told < 2 ? "Too few layers told anything to compare them." : "All layers that told anything agree.";
    }

    private static String types(Told told) {
        return told.types().entrySet().stream()
                .map(type -> type.getKey() + ":" + type.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String detail(Answer answer) {
        return switch (answer) {
            case Missing(var sentence) -> sentence;
            case Told told ->
                Stream.of(
                                told.addresses().stream(),
                                Stream.of(Hostlist.fold(told.files())).filter(files -> !files.isEmpty()),
                                told.mig().stream().map(profile -> "MIG " + profile),
                                told.notes().stream())
                        .flatMap(words -> words)
                        .collect(Collectors.joining(" "));
        };
    }

    static Map<String, @Nullable Object> fields(TruthTable table) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("node", table.node());
        fields.put("agree", table.agrees());
        fields.put(
                "layers",
                table.answers().entrySet().stream()
                        .map(one -> fields(one.getKey(), one.getValue()))
                        .toList());
        fields.put("first_disagreement", table.first().map(TruthText::fields).orElse(null));
        var memory = new LinkedHashMap<String, Long>();
        table.realMemoryMb().forEach((layer, mb) -> memory.put(layer.title(), mb));
        fields.put("real_memory_mb", memory);
        fields.put("memory_disagreement", table.memory().map(TruthText::fields).orElse(null));
        return fields;
    }

    private static Map<String, Object> fields(Layer layer, Answer answer) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("layer", layer.title());
        switch (answer) {
            case Missing(var sentence) -> fields.put("missing", sentence);
            case Told told -> {
                fields.put("count", told.count());
                fields.put("types", told.types());
                fields.put("pci_addresses", told.addresses());
                fields.put("files", told.files());
                fields.put("mig", told.mig());
                fields.put("notes", told.notes());
            }
        }
        return fields;
    }

    private static Map<String, Object> fields(Disagreement first) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("layer", first.layer().title());
        fields.put("with", first.with().title());
        fields.put("message", first.what());
        fields.put("mend", first.mend());
        return fields;
    }
}
