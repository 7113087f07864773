package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.Background;
import trainyard.app.samples.Fx;

class TaskDrawerTest {
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch second = new CountDownLatch(1);
    private final CountDownLatch third = new CountDownLatch(1);
    private Background background;
    private TaskDrawer drawer;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.start();
        background = new Background(Platform::runLater, problem -> {});
        Fx.run(() -> {
            List.of(first, second, third).forEach(this::task);
            drawer = new TaskDrawer(background);
            stage = new Stage();
            stage.setScene(new Scene(new StackPane(drawer), 600, 400));
            stage.show();
            stage.requestFocus();
            drawer.toggle();
        });
    }

    private void task(CountDownLatch end) {
        background.task(
                "Counting",
                () -> {
                    end.await();
                    return true;
                },
                done -> {},
                problem -> {});
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        background.close();
    }

    private List<Button> cancels() {
        return drawer.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals("Cancel"))
                .toList();
    }

    private void end(CountDownLatch task, int left) {
        task.countDown();
        Fx.await(() -> background.tasks().size() == left && cancels().size() == left);
    }

    private Object focused() {
        return Fx.call(() -> stage.getScene().getFocusOwner());
    }

    @Test
    void the_keys_stay_on_the_task_that_was_chosen_and_never_go_on_to_another() {
        Fx.await(() -> cancels().size() == 3);
        assertEquals(Fx.call(() -> cancels().getFirst()), focused());
        Button chosen = Fx.call(() -> cancels().get(1));
        Fx.run(chosen::requestFocus);
        end(first, 2);
        assertEquals(chosen, focused());
        end(second, 1);
        assertEquals("Close", ((Button) focused()).getText());
    }
}
