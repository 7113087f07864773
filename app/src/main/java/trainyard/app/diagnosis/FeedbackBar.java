package trainyard.app.diagnosis;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.core.diagnose.Feedback;
import trainyard.core.diagnose.Report;

/** Asks whether the report was right. The answer stays on this machine. */
final class FeedbackBar extends HBox {
    private final DiagnosisDesk diagnosis;
    private final Label asked = new Label("Was that it?");
    private final Button yes = new Button("That was it", new FontIcon("mdi2t-thumb-up-outline"));
    private final Button no = new Button("It was not", new FontIcon("mdi2t-thumb-down-outline"));
    private final TextField thought = new TextField();
    private final Button keep = new Button("Keep the answer");
    private Optional<Report> report = Optional.empty();
    private String cluster = "";

    FeedbackBar(DiagnosisDesk diagnosis) {
        super(8);
        this.diagnosis = diagnosis;
        setId("feedback");
        getStyleClass().add("feedback-bar");
        setAlignment(Pos.CENTER_LEFT);
        asked.setId("feedback-said");
        asked.getStyleClass().add("muted");
        yes.setId("feedback-yes");
        no.setId("feedback-no");
        keep.setId("feedback-keep");
        thought.setId("feedback-thought");
        thought.setPromptText("What was it? May stay empty.");
        HBox.setHgrow(thought, Priority.ALWAYS);
        for (Button button : new Button[] {yes, no, keep}) {
            button.getStyleClass().add("small");
        }
        yes.setOnAction(event -> say(true, ""));
        no.setOnAction(event -> {
            getChildren().setAll(asked, thought, keep);
            thought.requestFocus();
        });
        thought.setOnAction(event -> keep.fire());
        keep.setOnAction(event -> say(false, thought.getText().strip()));
    }

    /** @param cluster its name; empty where the report is about files */
    void show(Report now, String name) {
        report = Optional.of(now);
        cluster = name;
        thought.clear();
        asked.setText(now.cause().equals(Report.UNKNOWN) ? "Do you know what it was?" : "Was that it?");
        getChildren().setAll(asked);
        if (!now.cause().equals(Report.UNKNOWN)) {
            getChildren().add(yes);
        }
        no.setGraphic(
                new FontIcon(now.cause().equals(Report.UNKNOWN) ? "mdi2p-pencil-outline" : "mdi2t-thumb-down-outline"));
        no.setText(now.cause().equals(Report.UNKNOWN) ? "It was…" : "It was not");
        getChildren().add(no);
    }

    private void say(boolean right, String words) {
        report.ifPresent(now -> {
            var entry = Feedback.Entry.of(
                    now, cluster, right, words, diagnosis.desk().clock().instant());
            diagnosis
                    .desk()
                    .background()
                    .run(
                            () -> {
                                diagnosis.feedback().keep(entry);
                                return entry;
                            },
                            kept -> {
                                asked.setText("Thank you. The answer is kept on this machine alone.");
                                getChildren().setAll(asked);
                            });
        });
    }
}
