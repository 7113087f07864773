package trainyard.app.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import trainyard.app.kit.PropertyList;
import trainyard.app.kit.PropertyList.Property;
import trainyard.core.remote.HostKey;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.Secret;
import trainyard.core.remote.SecretPrompt;

/** Asks the user, in a dialog, what a connection needs to know. Called on background threads, which wait. */
final class Questions implements HostKeyDecision, SecretPrompt {
    private static final double FINGERPRINT_WIDTH = 560;

    private final Window owner;

    /** @param owner the window that the dialogs belong to */
    Questions(Window owner) {
        this.owner = owner;
    }

    @Override
    public boolean accept(HostKey key) throws InterruptedException {
        return onFx(() -> hostKeyDialog(key).showAndWait().orElse(false));
    }

    @Override
    public Optional<Secret> ask(Question question) throws InterruptedException {
        return onFx(() -> secretDialog(question).showAndWait());
    }

    Dialog<Boolean> hostKeyDialog(HostKey key) {
        var accept = new ButtonType("Accept and remember", ButtonData.OK_DONE);
        var dialog = this.<Boolean>dialog("Is this the right machine?", accept);
        var words = new Label("The console has not seen this machine before. Compare the fingerprint with the one that"
                + " the machine itself or its admin gives you.");
        words.setWrapText(true);
        var facts = new PropertyList();
        facts.show(List.of(
                Property.code("Host", key.host() + ":" + key.port()),
                Property.code("Key type", key.type()),
                Property.code("Fingerprint", key.fingerprint())));
        dialog.getDialogPane().setContent(new VBox(16, words, facts));
        // Wide enough for a fingerprint on one line, which is easier to compare.
        dialog.getDialogPane().setPrefWidth(FINGERPRINT_WIDTH);
        // Enter alone accepts nothing: it is neither the default button nor the one that has the focus.
        ((Button) dialog.getDialogPane().lookupButton(accept)).setDefaultButton(false);
        focus(dialog, dialog.getDialogPane().lookupButton(ButtonType.CANCEL));
        dialog.setResultConverter(accept::equals);
        return dialog;
    }

    Dialog<Secret> secretDialog(Question question) {
        var connect = new ButtonType("Connect", ButtonData.OK_DONE);
        var dialog = this.<Secret>dialog("Sign in", connect);
        var words = new Label(question.sentence());
        words.setWrapText(true);
        var field = new PasswordField();
        var kept = new Label("It is used for this connection and stored nowhere.");
        kept.getStyleClass().add("muted");
        dialog.getDialogPane().setContent(new VBox(8, words, field, kept));
        focus(dialog, field);
        dialog.setResultConverter(
                button -> button == connect ? new Secret(field.getText().toCharArray()) : null);
        return dialog;
    }

    /** After the dialog has given the focus to a button of its own choice. */
    private static void focus(Dialog<?> dialog, Node wanted) {
        dialog.setOnShown(event -> Platform.runLater(wanted::requestFocus));
    }

    private <T> Dialog<T> dialog(String title, ButtonType yes) {
        var dialog = new Dialog<T>();
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.initOwner(owner);
        var pane = dialog.getDialogPane();
        pane.getButtonTypes().setAll(yes, ButtonType.CANCEL);
        pane.getStylesheets().setAll(Appearance.stylesheet());
        pane.getStyleClass().add("question");
        pane.setPrefWidth(480);
        return dialog;
    }

    private static <T> T onFx(Supplier<T> asking) throws InterruptedException {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(asking.get());
            } catch (RuntimeException bug) {
                answer.completeExceptionally(bug);
            }
        });
        try {
            return answer.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("A question could not be shown", bug.getCause());
        }
    }
}
