package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import trainyard.app.samples.Fx;
import trainyard.core.remote.HostKey;
import trainyard.core.remote.Secret;
import trainyard.core.remote.SecretPrompt;

/** The dialogs that a connection needs, asked from a background thread as connections do. */
class QuestionsTest {
    private static final HostKey KEY = new HostKey(
            "controller", 22, "ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIJzpHhk0C0p5vL9o1mV2r0kq3mJvYl0vX9o3kz0xq1Zp");

    private final FxRobot robot = new FxRobot();
    private Stage stage;
    private Questions questions;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            stage = new Stage();
            stage.setScene(new Scene(new Group(), 800, 600));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            questions = new Questions(stage);
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private CompletableFuture<Boolean> askForTheKey() {
        var answer = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(questions.accept(KEY));
            } catch (InterruptedException ended) {
                answer.completeExceptionally(ended);
            }
        });
        Fx.await(() -> button("Accept and remember").isPresent());
        return answer;
    }

    private Optional<Button> button(String text) {
        return robot.lookup((Node node) ->
                        node instanceof Button button && button.isVisible() && text.equals(button.getText()))
                .tryQuery();
    }

    @Test
    void a_new_host_key_is_shown_and_accepted_by_its_button_alone() throws Exception {
        var answer = askForTheKey();
        assertTrue(robot.lookup(KEY.fingerprint()).tryQuery().isPresent());
        robot.clickOn(button("Accept and remember").orElseThrow());
        assertTrue(answer.get(10, TimeUnit.SECONDS));
    }

    @Test
    void enter_alone_accepts_no_host_key() throws Exception {
        var answer = askForTheKey();
        Fx.await(() -> button("Cancel").filter(Node::isFocused).isPresent());
        robot.type(KeyCode.ENTER);
        assertFalse(answer.get(10, TimeUnit.SECONDS));
    }

    @Test
    void escape_refuses_a_host_key() throws Exception {
        var answer = askForTheKey();
        robot.type(KeyCode.ESCAPE);
        assertFalse(answer.get(10, TimeUnit.SECONDS));
    }

    @Test
    void a_passphrase_is_typed_hidden_and_handed_over() throws Exception {
        var answer = new CompletableFuture<Optional<Secret>>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(questions.ask(new SecretPrompt.Passphrase(Path.of("id_ed25519"), false)));
            } catch (InterruptedException ended) {
                answer.completeExceptionally(ended);
            }
        });
        Fx.await(() -> button("Connect").isPresent());
        Fx.await(() -> robot.lookup((Node node) -> node instanceof PasswordField && node.isFocused())
                .tryQuery()
                .isPresent());
        // TestFX writes into the window of the last click.
        robot.clickOn(".password-field").write("open sesame");
        robot.type(KeyCode.ENTER);
        try (Secret secret = answer.get(10, TimeUnit.SECONDS).orElseThrow()) {
            assertEquals("open sesame", secret.<String>use(String::new));
        }
    }
}
