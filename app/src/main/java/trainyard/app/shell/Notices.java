package trainyard.app.shell;

import atlantafx.base.controls.Notification;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trainyard.core.remote.RemoteException;

/** Sentences in the lower right corner, for what failed in the background. */
final class Notices extends VBox implements Consumer<Exception> {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int MOST = 3;
    private static final Duration TOLD = Duration.seconds(6);

    Notices() {
        super(8);
        setAlignment(Pos.BOTTOM_RIGHT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setPickOnBounds(false);
        getStyleClass().add("notices");
    }

    /** Says what failed. Only what nobody foresaw goes to the log with its stack trace. */
    @Override
    public void accept(Exception problem) {
        if (problem instanceof CancellationException cancelled) {
            tell(String.valueOf(cancelled.getMessage()));
        } else if (problem instanceof RemoteException remote) {
            LOG.info("{}", remote.getMessage());
            say(String.valueOf(remote.getMessage()));
        } else {
            LOG.error("Background work failed", problem);
            say("Something failed that should not: " + problem.getMessage() + ". The log has the details.");
        }
    }

    /** Says that something is wrong. */
    void say(String sentence) {
        show(sentence, "mdi2a-alert-circle", "danger");
    }

    /** Says what happened, where all is well; goes by itself. */
    void tell(String sentence) {
        var notice = show(sentence, "mdi2i-information-outline", "accent");
        var end = new PauseTransition(TOLD);
        end.setOnFinished(event -> getChildren().remove(notice));
        end.play();
    }

    /** Says what happened, with a button that leads on; it stays until it is closed or followed. */
    void offer(String sentence, String title, Runnable run) {
        var notice = show(sentence, "mdi2s-stethoscope", "accent");
        var button = new Button(title);
        button.setOnAction(event -> {
            getChildren().remove(notice);
            run.run();
        });
        notice.setPrimaryActions(button);
    }

    private Notification show(String sentence, String icon, String style) {
        var notice = new Notification(sentence, new FontIcon(icon));
        notice.getStyleClass().addAll(style, "elevated-2");
        notice.setPrefWidth(420);
        notice.setOnClose(event -> getChildren().remove(notice));
        getChildren().add(notice);
        if (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        return notice;
    }
}
