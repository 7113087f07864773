package trainyard.app.settings;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Background;
import trainyard.core.remote.Probe;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Connections;
import trainyard.core.settings.Connections.NameTakenException;

/** One connection: its form, the trial, and what can be done with it. */
final class ConnectionEditor extends VBox {
    private final Optional<Connection> before;
    private final Draft draft;
    private final ConnectionForm form;
    private final Connections connections;
    private final Background background;
    private final Trial trial;
    private final Consumer<Connection> onSaved;
    private final Button test = new Button("Test");
    private final Label result = new Label();
    private Optional<Future<?>> running = Optional.empty();

    /**
     * @param before the connection to edit; empty for a new one
     * @param onSaved told of the connection as it is stored now
     */
    ConnectionEditor(
            Optional<Connection> before,
            Connections connections,
            Background background,
            Trial trial,
            Consumer<Connection> onSaved) {
        super(16);
        this.before = before;
        this.connections = connections;
        this.background = background;
        this.trial = trial;
        this.onSaved = onSaved;
        draft = before.map(Draft::of).orElseGet(() -> Draft.empty(System.getProperty("user.name", "")));
        form = new ConnectionForm(draft);
        getStyleClass().addAll("card", "connection-editor");
        var title = new Label(before.map(Connection::name).orElse("New connection"));
        title.getStyleClass().add("title-4");
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        result.setWrapText(true);
        result.setVisible(false);
        result.managedProperty().bind(result.visibleProperty());
        result.getStyleClass().add("trial-result");
        getChildren().addAll(title, form, buttons(), result);
    }

    private HBox buttons() {
        var save = new Button("Save");
        save.getStyleClass().add("accent");
        save.setId("save-connection");
        save.setOnAction(event -> {
            if (form.insist()) {
                save();
            }
        });
        test.setId("test-connection");
        test.setOnAction(event -> {
            if (running.isPresent()) {
                cancel();
            } else if (form.insist()) {
                test();
            }
        });
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return new HBox(8, save, test, space);
    }

    private void save() {
        try {
            Connection saved = draft.connection();
            if (before.isPresent()) {
                connections.replace(before.get().name(), saved);
            } else {
                connections.add(saved);
            }
            onSaved.accept(saved);
        } catch (NameTakenException taken) {
            say("mdi2a-alert-circle", "failed", String.valueOf(taken.getMessage()));
        } catch (IOException full) {
            say("mdi2a-alert-circle", "failed", "The connections could not be saved: " + full.getMessage() + ".");
        }
    }

    private void test() {
        Connection candidate = draft.connection();
        test.setText("Cancel the test");
        say("mdi2p-progress-clock", "waiting", "Connecting to " + candidate.host() + "…");
        running = Optional.of(background.task(
                "Testing " + candidate.name(), () -> trial.of(candidate), this::tell, problem -> {
                    ended();
                    if (problem instanceof CancellationException) {
                        say("mdi2c-cancel", "waiting", "The test was cancelled.");
                    } else {
                        say("mdi2a-alert-circle", "failed", String.valueOf(problem.getMessage()));
                    }
                }));
    }

    private void cancel() {
        running.ifPresent(test -> test.cancel(true));
    }

    private void tell(Probe probe) {
        ended();
        say(
                probe.ok() ? "mdi2c-check-circle-outline" : "mdi2a-alert-circle",
                probe.ok() ? "succeeded" : "failed",
                probe.sentence());
    }

    private void ended() {
        running = Optional.empty();
        test.setText("Test");
    }

    private void say(String icon, String style, String sentence) {
        result.getStyleClass().removeAll("waiting", "succeeded", "failed");
        result.getStyleClass().add(style);
        result.setGraphic(new FontIcon(icon));
        result.setText(sentence);
        result.setVisible(true);
    }
}
