package trainyard.app.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import trainyard.app.kit.Background;
import trainyard.app.kit.LogFeed;
import trainyard.app.kit.LogView;
import trainyard.app.kit.Place;
import trainyard.app.shell.Window;
import trainyard.core.provision.events.BoardMaker;
import trainyard.core.provision.events.RunEventReader;
import trainyard.core.provision.events.RunFiles;

/** A run of 100 hosts and 300 tasks that goes on before the window's eyes, and a log of a million lines. */
final class ProvisionFrames {
    private static final int HOSTS = 100;
    private static final int TASKS = 300;
    private static final int TIMES = 11;
    private static final int LINES = 1_000_000;
    private static final int SIDE = 900;

    private ProvisionFrames() {}

    static Map<String, Double> measure(Window window, Path folder) throws Exception {
        var figures = new LinkedHashMap<String, Double>();
        var load = new RunLoad(HOSTS, TASKS);
        List<String> lines = load.lines(TASKS);
        figures.put("board-ms", Timing.of(() -> board(String.join("\n", lines))).median());
        Path settings = FxWork.call(() -> window.console().desk().settings().path());
        int known = load.lines(TASKS - TIMES - 1).size();
        Path run = begin(settings, lines.subList(0, known));
        FxWork.call(() -> {
            window.go(new Place.Provision());
            return true;
        });
        FxWork.await(() -> text(window).startsWith("Task " + (TASKS - TIMES - 1)));
        figures.put("event-ms", events(window, run, load));
        figures.put("table-event-ms", table());
        figures.putAll(log(folder));
        return figures;
    }

    private static int board(String lines) {
        var maker = new BoardMaker();
        byte[] bytes = lines.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        maker.add(new RunEventReader().read(bytes, bytes.length));
        return maker.board().tasks().size();
    }

    private static Path begin(Path settings, List<String> events) throws Exception {
        Path run = Files.createDirectories(settings.resolve("runs/large"));
        // Whoever holds a run is asked how it stands; this one says nothing, and goes on.
        Files.createDirectories(run.resolve("ansible/runs"));
        Files.writeString(run.resolve("ansible/runs/supervise.py"), "import time\ntime.sleep(600)\n");
        Files.write(run.resolve("events.jsonl"), events);
        Files.writeString(
                run.resolve("run.json"),
                "{\"started\": \"%s\", \"cluster\": \"bench\", \"plan\": \"bench.yaml\", \"playbook\": \"site\", \"folder\": \"%s\"}"
                        .formatted(RunLoad.STARTED, run));
        return run;
    }

    /** From the write of a task with all its results to the frame in which the screen has it. */
    private static double events(Window window, Path run, RunLoad load) throws Exception {
        double[] millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            int task = TASKS - TIMES + i;
            List<String> before = load.lines(task - 1);
            List<String> all = load.lines(task);
            long start = System.nanoTime();
            Files.write(run.resolve("events.jsonl"), all.subList(before.size(), all.size()), StandardOpenOption.APPEND);
            FxWork.await(() -> text(window).startsWith("Task " + task));
            // The frame after is the one on which it is drawn.
            FxWork.await(() -> true);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[TIMES / 2];
    }

    private static String text(Window window) {
        return window.scene().lookup("#run-progress") instanceof Labeled label
                ? label.getText().replace(",", "")
                : "";
    }

    /** The baseline: a table of as many texts, which is told that one row has changed. */
    private static double table() throws Exception {
        var table = FxWork.call(() -> {
            var rows = FXCollections.<String[]>observableArrayList();
            for (int i = 0; i < TASKS; i++) {
                var row = new String[HOSTS];
                Arrays.fill(row, "ok");
                rows.add(row);
            }
            var made = new TableView<>(rows);
            for (int host = 0; host < HOSTS; host++) {
                int column = host;
                var shown = new TableColumn<String[], String>("gpu-" + host);
                shown.setPrefWidth(13);
                shown.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()[column]));
                made.getColumns().add(shown);
            }
            var stage = new Stage();
            stage.setScene(new Scene(made, SIDE, SIDE));
            stage.show();
            return made;
        });
        double[] millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            int row = i;
            long start = System.nanoTime();
            FxWork.call(() -> {
                Arrays.fill(table.getItems().get(row), "changed");
                table.refresh();
                return true;
            });
            FxWork.await(() -> true);
            FxWork.await(() -> true);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        FxWork.call(() -> {
            table.getScene().getWindow().hide();
            return true;
        });
        Arrays.sort(millis);
        return millis[TIMES / 2];
    }

    /** A log of a million lines from its file into the view, beside a plain list that is given all at once. */
    private static Map<String, Double> log(Path folder) throws Exception {
        var figures = new LinkedHashMap<String, Double>();
        var texts = new ArrayList<String>();
        for (int i = 0; i < LINES; i++) {
            texts.add("\u001b[0;33mchanged: [gpu-%03d]\u001b[0m => task %d".formatted(i % HOSTS, i));
        }
        Files.write(folder.resolve("log.txt"), texts);
        Files.writeString(
                folder.resolve("ended.json"), "{\"rc\": 0, \"cancelled\": false, \"at\": \"2026-11-24T11:00:00Z\"}");
        try (var background = new Background(Platform::runLater, problem -> {})) {
            var log = FxWork.call(() -> show(new LogView(background, "Older lines are elsewhere.")));
            LogFeed feed = FxWork.call(log::open);
            long start = System.nanoTime();
            var reading = new Thread(() -> {
                try {
                    new RunFiles(folder).followLog(feed::add);
                } catch (java.io.IOException | InterruptedException failed) {
                    throw new IllegalStateException(failed);
                }
            });
            reading.start();
            Frames.Times frames = Frames.measure(150, frame -> {});
            FxWork.await(() -> log.lines().size() >= LINES);
            figures.put("log-all-ms", (System.nanoTime() - start) / 1e6);
            figures.put("log-p95-ms", frames.p95());
        }
        var plain = FxWork.call(() -> show(new ListView<String>()));
        long start = System.nanoTime();
        List<String> read = Files.readAllLines(folder.resolve("log.txt"));
        FxWork.call(() -> {
            plain.getItems().setAll(read);
            plain.scrollTo(read.size() - 1);
            return true;
        });
        FxWork.await(() -> true);
        figures.put("list-all-ms", (System.nanoTime() - start) / 1e6);
        return figures;
    }

    private static <N extends Node> N show(N node) {
        var stage = new Stage();
        var tab = new javafx.scene.control.Tab("", node);
        stage.setScene(new Scene(new TabPane(tab), SIDE, SIDE));
        stage.show();
        return node;
    }
}
