package trainyard.app.config.nodes;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import trainyard.core.plan.edit.Data;

/** The links of a group's GPUs, a line for each: lists with commas in them, which no field of words can hold. */
final class LinksEntry extends VBox {
    private final TextArea area = new TextArea();
    private final Label problem = new Label();
    private String shown = "";

    /** @param change hears the new value; empty where it is cleared */
    LinksEntry(Consumer<Optional<Data>> change) {
        super(4);
        var title = new Label("Links");
        title.setLabelFor(area);
        var meaning = new Label(
                "A line for each GPU: how many links it has to every one, -1 for itself, as nvidia-smi topo -m shows.");
        meaning.getStyleClass().addAll("muted", "attribute-meaning");
        meaning.setWrapText(true);
        area.setId("gpu-links");
        area.getStyleClass().add("code");
        area.setPrefRowCount(3);
        area.setPromptText("-1,4\n4,-1");
        area.focusedProperty().subscribe((before, now) -> {
            if (before && !now && !area.getText().strip().equals(shown)) {
                shown = area.getText().strip();
                List<String> rows = Stream.of(shown.split("\\R"))
                        .map(String::strip)
                        .filter(row -> !row.isEmpty())
                        .toList();
                change.accept(rows.isEmpty() ? Optional.empty() : Optional.of(Data.texts(rows)));
            }
        });
        problem.getStyleClass().add("field-message");
        problem.setWrapText(true);
        problem(Optional.empty());
        getChildren().setAll(title, area, meaning, problem);
    }

    void show(Optional<Data> value) {
        String next = value.orElse(Data.nothing()) instanceof Data.Items(var rows)
                ? rows.stream().map(Data::shown).collect(Collectors.joining("\n"))
                : value.flatMap(Data::asText).orElse("");
        if (!next.equals(shown)) {
            shown = next;
            area.setText(next);
        }
    }

    void problem(Optional<String> sentence) {
        problem.setText(sentence.orElse(""));
        problem.setVisible(sentence.isPresent());
        problem.setManaged(sentence.isPresent());
    }
}
