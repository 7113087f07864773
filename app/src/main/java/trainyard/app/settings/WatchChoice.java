package trainyard.app.settings;

import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.Desk;
import trainyard.app.kit.FailureWatching;

/** Whose jobs are watched for failures. */
final class WatchChoice extends VBox {
    private final Desk desk;
    private final ChoiceBox<FailureWatching> choice = new ChoiceBox<>();

    WatchChoice(Desk desk) {
        super(6);
        this.desk = desk;
        choice.setId("watch-failures");
        choice.getItems().setAll(FailureWatching.values());
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable FailureWatching one) {
                return one == null ? "" : one.title();
            }

            @Override
            public @Nullable FailureWatching fromString(String text) {
                return null;
            }
        });
        choice.setOnAction(event -> choice.getValue().choose(desk));
        var words = new Label("They are diagnosed by themselves, and you are told. Asks accounting once a minute.");
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(choice, words);
    }

    /** Another screen may have changed it. */
    void shown() {
        choice.setValue(FailureWatching.of(desk.preferences().now()));
    }
}
