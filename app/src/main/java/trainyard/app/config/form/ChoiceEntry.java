package trainyard.app.config.form;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** One of a few words, or what holds where the plan says nothing. */
final class ChoiceEntry implements Entry {
    private final ComboBox<String> box = new ComboBox<>();
    private final Sent sent = new Sent();
    private boolean showing;

    ChoiceEntry(List<String> words, String usual, Consumer<String> change) {
        box.getItems().add("");
        box.getItems().addAll(words);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setCellFactory(list -> new WordCell(usual));
        box.setButtonCell(new WordCell(usual));
        box.setOnAction(event -> {
            String chosen = box.getValue() == null ? "" : box.getValue();
            if (!showing && !chosen.equals(sent.last())) {
                sent.send(chosen);
                change.accept(chosen);
            }
        });
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Node control() {
        return box;
    }

    @Override
    public void show(String text) {
        if (sent.arrived(text)) {
            write(text);
        }
    }

    @Override
    public void restore() {
        sent.forget();
        write(sent.plan());
    }

    private void write(String text) {
        showing = true;
        box.setValue(text);
        showing = false;
    }

    private static final class WordCell extends ListCell<String> {
        private final String usual;

        WordCell(String usual) {
            this.usual = usual;
        }

        @Override
        protected void updateItem(@Nullable String word, boolean empty) {
            super.updateItem(word, empty);
            boolean none = empty || word == null || word.isEmpty();
            setText(none ? usual : word);
            getStyleClass().remove("muted");
            if (none) {
                getStyleClass().add("muted");
            }
        }
    }
}
