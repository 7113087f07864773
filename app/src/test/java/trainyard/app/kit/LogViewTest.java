package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trainyard.app.samples.Fx;
import trainyard.core.live.output.TextLine;

/** A long log in a window. */
class LogViewTest {
    private static final int LINES = 60_000;
    private static final int BLOCK = 10_000;

    private final Background background = new Background(Platform::runLater, problem -> {
        throw new AssertionError(problem);
    });
    private LogView log;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            log = new LogView(background, "Older lines are elsewhere.", 50_000);
            stage = new Stage();
            stage.setScene(new Scene(log, 600, 400));
            stage.show();
        });
        LogFeed feed = Fx.call(log::open);
        for (int from = 0; from < LINES; from += BLOCK) {
            feed.add(lines(from, from + BLOCK), TextLine.EMPTY);
        }
        Fx.await(() -> log.lines().size() == 50_000 && inView("line 59999"));
    }

    @AfterEach
    void close() {
        Fx.run(() -> stage.close());
        background.close();
    }

    private static List<TextLine> lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> TextLine.plain("line " + i))
                .toList();
    }

    private boolean inView(String text) {
        if (!(log.list().lookup(".virtual-flow") instanceof VirtualFlow<?> flow)
                || flow.getFirstVisibleCell() == null) {
            return false;
        }
        return log
                .list()
                .getItems()
                .subList(
                        flow.getFirstVisibleCell().getIndex(),
                        flow.getLastVisibleCell().getIndex() + 1)
                .stream()
                .anyMatch(line -> line.text().equals(text));
    }

    @Test
    void whoever_leaves_the_end_finds_all_lines_above_and_what_was_in_view_where_it_was() {
        Fx.run(() -> log.following().set(false));
        assertEquals(50_000, Fx.call(() -> log.list().getItems().size()));
        Fx.await(() -> inView("line 59990"));
        Fx.run(() -> log.reveal(7));
        Fx.await(() -> inView("line 10007"));
        Fx.run(() -> log.following().set(true));
        Fx.await(() -> inView("line 59999"));
        assertTrue(Fx.call(() -> log.list().getItems().size()) < 50_000);
    }

    @Test
    void a_search_at_the_end_goes_on_from_the_selected_line() {
        Fx.run(() -> log.list()
                .getSelectionModel()
                .clearAndSelect(log.list().getItems().size() - 2));
        assertEquals(49_998, Fx.call(log::searchFrom));
        Fx.run(() -> log.list().getSelectionModel().clearSelection());
        assertEquals(50_000, Fx.call(log::searchFrom));
    }
}
