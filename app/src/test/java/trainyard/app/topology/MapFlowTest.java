package trainyard.app.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import trainyard.app.kit.Place;
import trainyard.app.kit.Subject;
import trainyard.app.samples.Fx;
import trainyard.app.shell.CoreClusters;
import trainyard.app.shell.Window;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Preferences.Theme;

/** What a person does on the map, on the demo cluster. */
class MapFlowTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private Window window;
    private Stage stage;
    private MapView map;

    @BeforeEach
    void open() throws Exception {
        Fx.start();
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        var demo = new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
        Fx.run(() -> {
            window = Window.of(demo, Theme.LIGHT, Clock.systemUTC(), 1000, 780);
            window.go(new Place.Topology());
            stage = new Stage();
            stage.setScene(window.scene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
        });
        Fx.await(() -> window.scene().lookup(".map") instanceof MapView found
                && found.shown()
                        .filter(shown -> !shown.map().strips().isEmpty())
                        .isPresent());
        map = (MapView) window.scene().lookup(".map");
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
    }

    private Optional<Subject> selected() {
        return window.console().desk().selection().get();
    }

    private MapContent content() {
        return map.shown().orElseThrow();
    }

    @Test
    void the_demo_is_grouped_by_its_switches_and_by_partitions_when_asked() {
        assertEquals("leaf001", content().map().blocks().getFirst().name());
        @SuppressWarnings("unchecked") // the one choice of that id
        var groupBy = (ChoiceBox<GroupBy>) window.scene().lookup("#group-by");
        Fx.run(() -> groupBy.setValue(GroupBy.PARTITION));
        Fx.await(() -> content().map().blocks().getFirst().name().equals("a100"));
    }

    @Test
    void a_hostlist_finds_nodes_and_enter_selects_them() {
        robot.clickOn("#map-filter").write("gpu-[001-016]");
        Fx.await(() -> content().found().filter(names -> names.size() == 16).isPresent());
        robot.type(KeyCode.ENTER);
        Fx.await(() -> selected().orElse(null) instanceof Subject.OfNodes(var names) && names.size() == 16);
        Fx.await(() -> robot.lookup("gpu-[001-016]").tryQuery().isPresent());
    }

    @Test
    void shift_and_drag_selects_what_the_rectangle_touches() {
        var bounds = Fx.call(() -> map.getBoundsInLocal());
        // The headless robot's mouse knows no modifier keys.
        Fx.run(() -> {
            window.picture();
            mouse(MouseEvent.MOUSE_PRESSED, 10, 10);
            mouse(MouseEvent.MOUSE_DRAGGED, bounds.getWidth() / 2, bounds.getHeight() / 2);
            mouse(MouseEvent.MOUSE_RELEASED, bounds.getWidth() - 10, bounds.getHeight() - 10);
        });
        Fx.await(() -> selected().orElse(null) instanceof Subject.OfNodes(var names) && names.size() > 100);
    }

    @Test
    void keys_alone_choose_a_node_and_bring_it_near_and_the_whole_back() {
        Fx.run(map::requestFocus);
        robot.type(KeyCode.RIGHT);
        Fx.await(() -> selected().orElse(null) instanceof Subject.OfNode);
        String first = ((Subject.OfNode) selected().orElseThrow()).name();
        robot.type(KeyCode.DOWN);
        Fx.await(() -> selected().orElse(null) instanceof Subject.OfNode(var name) && !name.equals(first));
        double far = width(first);
        robot.type(KeyCode.ADD);
        Fx.await(() -> width(first) > far * 1.2);
        robot.type(KeyCode.ENTER);
        Fx.await(() -> width(first) > far * 10);
        robot.type(KeyCode.F);
        Fx.await(() -> Math.abs(width(first) - far) < far * 0.5);
    }

    /** How wide a node is drawn. */
    private double width(String name) {
        return content().map().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .flatMap(map::pixelsOf)
                .orElseThrow()
                .width();
    }

    private void mouse(EventType<MouseEvent> type, double x, double y) {
        Event.fireEvent(
                map,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        true,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        false,
                        null));
    }

    @Test
    void a_card_at_rest_tells_which_job_holds_which_gpu_and_a_click_on_it_selects_the_job() {
        Job job = content().jobs().values().stream()
                .flatMap(List::stream)
                .filter(candidate -> candidate.gpus() > 1)
                .findFirst()
                .orElseThrow();
        Node node = content().map().nodes().stream()
                .filter(one ->
                        content().jobs().getOrDefault(one.name(), List.of()).contains(job))
                .findFirst()
                .orElseThrow();
        Fx.run(() -> map.near(node.name()));
        Fx.await(() -> index(node, job).isPresent());
        var gpu = Fx.call(() -> GpuGrid.inCard(
                        map.pixelsOf(node).orElseThrow(), map.gpus(node).size())
                .cell(index(node, job).getAsInt()));
        var at = Fx.call(() -> map.localToScene(gpu.middleX(), gpu.middleY()));
        robot.clickOn(at.getX(), at.getY());
        Fx.await(() -> selected().equals(Optional.of(new Subject.OfJob(job.number()))));
        assertTrue(content().lit().orElseThrow().contains(node.name()));
    }

    private OptionalInt index(Node node, Job job) {
        var cells = map.gpus(node);
        return IntStream.range(0, cells.size())
                .filter(index -> cells.get(index).holder().equals(Optional.of(job.number())))
                .findFirst();
    }
}
