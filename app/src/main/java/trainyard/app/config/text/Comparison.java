package trainyard.app.config.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import trainyard.app.config.edit.PlanState;
import trainyard.app.diff.DiffRow;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfSource;
import trainyard.core.conf.meaning.ConfDifferences;
import trainyard.core.plan.edit.Differences;
import trainyard.core.plan.edit.EditRefused;

/**
 * What differs, by meaning and by line.
 *
 * @param sentences by meaning, under headings
 * @param rows by line, file by file
 */
record Comparison(List<Said> sentences, List<DiffRow> rows) {
    private static final String SLURM = "slurm/";

    /** A row of the sentences. */
    record Said(Kind kind, String text) {
        enum Kind {
            HEAD,
            DIFFERENCE,
            NOTE
        }
    }

    /**
     * @param files the other side's, by their path in the bundle
     * @param leftOut files of the bundle of which nothing is known on the other side
     * @param notes why, and what else is to be known
     */
    record Other(SortedMap<String, String> files, Set<String> leftOut, List<String> notes) {}

    boolean isEmpty() {
        return rows.isEmpty() && sentences.isEmpty();
    }

    static Comparison of(PlanState state, Other other, boolean withPlan) throws EditRefused {
        var sentences = new ArrayList<Said>();
        var rows = new ArrayList<DiffRow>();
        other.notes().forEach(note -> sentences.add(new Said(Said.Kind.NOTE, note)));
        if (withPlan) {
            add(sentences, "In the plan", Differences.sentences(Differences.between(state.saved(), state.document())));
        }
        if (state.bundle().isPresent()) {
            var now = new TreeMap<>(state.bundle().get().files());
            now.keySet().removeAll(other.leftOut());
            var before = new TreeMap<>(other.files());
            before.keySet().removeAll(other.leftOut());
            add(sentences, "In Slurm's configuration", ConfDifferences.between(slurm(before), slurm(now)));
            var names = new TreeSet<>(now.keySet());
            names.addAll(before.keySet());
            // Slurm's own files first: they are what is looked for.
            names.stream()
                    .sorted(java.util.Comparator.comparing(name -> !name.startsWith(SLURM)))
                    .forEach(name ->
                            rows.addAll(DiffRow.of(name, before.getOrDefault(name, ""), now.getOrDefault(name, ""))));
        } else {
            sentences.add(
                    new Said(Said.Kind.NOTE, "The plan has errors: until they are mended it has no files to compare."));
        }
        if (withPlan) {
            rows.addAll(DiffRow.of(state.name(), state.saved().text().text(), state.text()));
        }
        return new Comparison(List.copyOf(sentences), List.copyOf(rows));
    }

    private static void add(List<Said> into, String head, List<String> sentences) {
        if (!sentences.isEmpty()) {
            into.add(new Said(Said.Kind.HEAD, head));
            sentences.forEach(sentence -> into.add(new Said(Said.Kind.DIFFERENCE, sentence)));
        }
    }

    private static ConfFolder slurm(Map<String, String> files) {
        var texts = new HashMap<String, String>();
        files.forEach((path, text) -> {
            if (path.startsWith(SLURM)) {
                texts.put(path.substring(SLURM.length()), text);
            }
        });
        return ConfFolder.read(ConfSource.texts(texts));
    }
}
