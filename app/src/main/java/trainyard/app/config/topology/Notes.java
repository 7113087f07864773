package trainyard.app.config.topology;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.topology.Layout.Refused;

/** What is wrong with the topology as a whole, each with its mend where there is one. */
final class Notes extends VBox {
    private final TopologyEdits edits;
    private final FlowPane mends = new FlowPane(8, 4);

    Notes(TopologyEdits edits) {
        super(4);
        this.edits = edits;
        getStyleClass().add("topology-notes");
        setId("topology-notes");
        managedProperty().bind(visibleProperty());
    }

    /** @param sentences what the plan's rules say */
    void show(List<String> sentences, Optional<Group> chosen) {
        mends.getChildren().clear();
        if (!edits.layout().unplaced().isEmpty() && !sentences.isEmpty()) {
            chosen.filter(group -> group.below().isEmpty())
                    .map(Group::name)
                    .ifPresent(name -> mend("topology-place", "Connect those left out to " + name, () -> place(name)));
        }
        if (!edits.layout().twice().isEmpty()) {
            mend("topology-once", "Keep each where it stands first", edits::onceEach);
        }
        getChildren().setAll(sentences.stream().map(Notes::note).toList());
        if (!mends.getChildren().isEmpty()) {
            getChildren().add(mends);
        }
        setVisible(!getChildren().isEmpty());
    }

    private void place(String name) {
        try {
            edits.place(name);
        } catch (Refused refused) {
            getChildren().setAll(note(String.valueOf(refused.getMessage())));
        }
    }

    private static HBox note(String sentence) {
        var words = new Label(sentence, new FontIcon("mdi2a-alert-circle-outline"));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(8, words);
    }

    private void mend(String id, String words, Runnable mend) {
        var button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("small-button");
        button.setOnAction(event -> mend.run());
        mends.getChildren().add(button);
    }
}
