package trainyard.app.config.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.PlanEdit;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.plan.edit.Step;

/** Resources that are counted, the {@code gres} of the selected nodes; changed where all of the nodes have the same. */
record Resources(Chosen chosen) {
    static final String KEY = "gres";

    /** As a form has it. @param type empty for none, as is {@code file} */
    record Row(int index, String name, String type, String count, String file) {
        private static Row of(int index, Data value) {
            Data.Mapping one = value instanceof Data.Mapping mapping ? mapping : Data.NO_ENTRIES;
            return new Row(
                    index,
                    one.text("name").orElse(""),
                    one.text("type").orElse(""),
                    one.text("count").orElse("1"),
                    one.text("file").orElse(""));
        }

        private Data.Mapping data() {
            Data.Mapping made = Data.mapping("name", Data.text(name));
            if (!type.isEmpty()) {
                made = made.with("type", Data.text(type));
            }
            made = made.with("count", Data.number(Long.parseLong(count)));
            return file.isEmpty() ? made : made.with("file", Data.text(file));
        }
    }

    boolean isMixed() {
        return chosen.mixed().contains(KEY);
    }

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        if (chosen.common().get(KEY).orElse(Data.nothing()) instanceof Data.Items(var values)) {
            values.forEach(value -> rows.add(Row.of(rows.size(), value)));
        }
        return List.copyOf(rows);
    }

    private static PlanPath path(PlanView.Node node) {
        return node.path().key(KEY);
    }

    Edit add(Row row) {
        int size = rows().size();
        return chosen.each(
                "Give " + chosen.called() + " the resource " + row.name(),
                node -> Stream.of(
                        size == 0
                                ? new PlanEdit.Put(path(node), new Data.Items(List.of(row.data())))
                                : new Step.InsertItems(path(node), size, List.of(row.data()))));
    }

    /** What the form has, value by value: what is alike stays as it is written. */
    Edit change(Row before, Row after) {
        Data.Mapping old = before.data();
        Data.Mapping now = after.data();
        return chosen.each("Change the resource " + before.name() + " of " + chosen.called(), node -> {
            PlanPath at = path(node).item(before.index());
            Stream<Edit> gone = old.entries().keySet().stream()
                    .filter(key -> !now.entries().containsKey(key))
                    .map(key -> new PlanEdit.Unset(at.key(key)));
            return Stream.concat(
                    gone,
                    now.entries().entrySet().stream()
                            .map(entry -> new PlanEdit.Put(at.key(entry.getKey()), entry.getValue())));
        });
    }

    Edit remove(Row row) {
        boolean isLast = rows().size() == 1;
        return chosen.each(
                "Remove the resource " + row.name() + " from " + chosen.called(),
                node -> Stream.of(
                        isLast
                                ? new PlanEdit.Unset(path(node))
                                : new Step.RemoveItems(path(node), List.of(row.index()))));
    }
}
