package trainyard.app.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Desk;
import trainyard.app.kit.PageParts;
import trainyard.app.kit.RowCopy;
import trainyard.app.operate.Operations;
import trainyard.app.operate.Verb;
import trainyard.core.diagnose.Remedy;
import trainyard.core.live.Job;
import trainyard.core.remote.Quoting;

/** What helps: each in a sentence, with whose move it is, its exact command, and a button where the console can do it. */
final class RemedyList extends VBox {
    private final Desk desk;

    RemedyList(Desk desk) {
        super(16);
        this.desk = desk;
        setId("remedies");
    }

    void show(List<Remedy> remedies, RemedyDeed.About about) {
        getChildren().setAll(remedies.stream().map(one -> row(one, about)).toList());
    }

    private Node row(Remedy remedy, RemedyDeed.About about) {
        Label text = PageParts.words(remedy.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var whose = new Label(Looks.tag(remedy.owner()));
        whose.getStyleClass().addAll("chip", "chip-owner");
        whose.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(12, text, whose);
        head.setAlignment(Pos.TOP_LEFT);
        Stream<Node> parts = Stream.of(
                        Optional.<Node>of(head),
                        remedy.command().isEmpty()
                                ? Optional.<Node>empty()
                                : Optional.<Node>of(command(Quoting.join(remedy.command()))),
                        RemedyDeed.of(remedy, about).<Node>map(this::button))
                .flatMap(Optional::stream);
        return new VBox(6, parts.toArray(Node[]::new));
    }

    /** A command as a shell takes it, and a way to copy it. */
    static HBox command(String line) {
        var code = new Label(line);
        code.getStyleClass().add("code");
        code.setWrapText(true);
        code.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(code, Priority.ALWAYS);
        code.setMaxWidth(Double.MAX_VALUE);
        var copy = new Button("Copy command", new FontIcon("mdi2c-content-copy"));
        copy.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        copy.getStyleClass().addAll("flat", "button-icon", "small", "copy-command");
        copy.setTooltip(new Tooltip("Copy command"));
        copy.setOnAction(event -> RowCopy.toClipboard(line));
        var box = new HBox(code, copy);
        box.getStyleClass().add("run-command");
        return box;
    }

    private Button button(RemedyDeed deed) {
        var button = new Button(deed.title(), new FontIcon(deed.icon()));
        button.getStyleClass().add("remedy-button");
        button.setOnAction(event -> run(deed));
        return button;
    }

    private void run(RemedyDeed deed) {
        switch (deed) {
            case RemedyDeed.Go go -> desk.go().accept(go.place());
            case RemedyDeed.Operate operate -> {
                if (operate.verb().target() == Verb.Target.JOB
                        && !isListed(operate.targets().getFirst())) {
                    desk.tell()
                            .accept("Job " + operate.targets().getFirst() + " is known to accounting alone; the"
                                    + " controller has forgotten what to run. Submit the script again.");
                } else {
                    new Operations(desk).ask(operate.verb(), operate.targets(), operate.reason(), this);
                }
            }
        }
    }

    private boolean isListed(String number) {
        return desk.live().now().snapshot().stream()
                .flatMap(snapshot -> snapshot.jobs().stream())
                .map(Job::number)
                .anyMatch(known -> Long.toString(known).equals(number));
    }
}
