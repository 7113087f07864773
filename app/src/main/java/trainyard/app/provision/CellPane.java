package trainyard.app.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Background;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.PropertyList;
import trainyard.app.kit.PropertyList.Property;
import trainyard.app.kit.RowCopy;
import trainyard.app.kit.StateChip;
import trainyard.core.provision.Run;
import trainyard.core.provision.events.Cell;
import trainyard.core.provision.events.RunBoard;
import trainyard.core.provision.events.RunEvent.Details;
import trainyard.core.provision.events.RunFiles;
import trainyard.core.provision.events.TaskRow;

/** All that is known of one task on one host. */
final class CellPane extends StackPane {
    private static final List<String> LONG =
            List.of("stderr", "stdout", "diff", "exception", "module_stderr", "module_stdout");
    private static final int MOST_LINES = 14;

    private final ProvisionModel model;
    private final Background.Latest<Details> answers;
    private final StateChip state = new StateChip();
    private final Label host = new Label();
    private final Label task = new Label();
    private final Label message = new Label();
    private final PropertyList facts = new PropertyList();
    private final VBox texts = new VBox(12);
    private final EmptyState nothing = new EmptyState("mdi2c-cursor-default-click-outline")
            .say("No cell selected", "A cell is a task on a host. N goes to the next failure.");
    private final ScrollPane scroll;
    private Optional<Cell> shown = Optional.empty();
    private Details details = Details.NONE;

    CellPane(ProvisionModel model, Background background) {
        this.model = model;
        answers = background.latest(this::answered);
        setId("run-cell");
        setMinWidth(240);
        host.getStyleClass().addAll("title-4", "code-title");
        task.getStyleClass().add("strong");
        message.setId("cell-message");
        for (Label label : List.of(host, task, message)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        var copy = new Button("Copy", new FontIcon("mdi2c-content-copy"));
        copy.getStyleClass().addAll("flat", "small");
        copy.setOnAction(event -> RowCopy.toClipboard(whole()));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, host, space, copy);
        var content = new VBox(head, state, task, message, facts, texts);
        content.getStyleClass().add("run-cell");
        scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        getChildren().setAll(nothing, scroll);
        clear();
    }

    void clear() {
        answers.forget();
        shown = Optional.empty();
        scroll.setVisible(false);
        nothing.setVisible(true);
    }

    /** A refresh of the same cell writes only what is new. */
    void show(Run run, RunBoard board, MatrixPlace place) {
        Cell cell = board.cell(place.task(), place.host());
        TaskRow row = board.tasks().get(place.task());
        boolean same = shown.equals(Optional.of(cell)) && task.getText().equals(row.title());
        if (same && host.getText().equals(board.hosts().get(place.host()))) {
            return;
        }
        shown = Optional.of(cell);
        nothing.setVisible(false);
        scroll.setVisible(true);
        host.setText(board.hosts().get(place.host()));
        state.show(CellLook.of(cell));
        task.setText(row.title());
        message.setText(board.sentence(place.task(), place.host()));
        message.setVisible(!cell.message().isEmpty());
        message.setManaged(!cell.message().isEmpty());
        details = Details.NONE;
        texts.getChildren().clear();
        tell(row);
        if (cell.length() > 0) {
            answers.ask(() -> new RunFiles(run.folder().path()).details(cell));
        } else {
            answers.forget();
        }
    }

    private void tell(TaskRow row) {
        Cell cell = shown.orElseThrow();
        var list = new ArrayList<>(List.of(
                Property.of("Took", cell.duration().isZero() ? "" : MatrixPainter.time(cell.duration())),
                Property.of("Items", cell.items() == 0 ? "" : "%,d".formatted(cell.items())),
                Property.code("File", row.path())));
        details.texts().forEach((name, text) -> {
            if (!LONG.contains(name)) {
                list.add(Property.code(name.equals("rc") ? "Exit" : name.equals("cmd") ? "Command" : name, text));
            }
        });
        facts.show(list);
    }

    private void answered(Details told) {
        details = told;
        model.board().get().tasks().stream()
                .filter(row -> row.title().equals(task.getText()))
                .findFirst()
                .ifPresent(this::tell);
        texts.getChildren().clear();
        if (told.censored()) {
            texts.getChildren().add(muted("The task keeps its result to itself (no_log)."));
        }
        for (String name : LONG) {
            if (!told.text(name).isEmpty()) {
                texts.getChildren().add(text(name, told.text(name)));
            }
        }
        if (told.cut()) {
            texts.getChildren().add(muted("The middle of a long text is left out; the log has more."));
        }
    }

    private static Label muted(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    private static VBox text(String name, String text) {
        var title = new Label(name.equals("diff") ? "Diff" : name);
        title.getStyleClass().add("section-title");
        var area = new TextArea(text.stripTrailing());
        area.setEditable(false);
        area.getStyleClass().add("run-text");
        area.setPrefRowCount((int) Math.min(MOST_LINES, area.getText().lines().count()));
        return new VBox(4, title, area);
    }

    private String whole() {
        var all = new StringBuilder("%s: %s\n%s\n".formatted(host.getText(), state.getText(), task.getText()));
        if (!message.getText().isEmpty()) {
            all.append(message.getText()).append('\n');
        }
        details.texts()
                .forEach((name, text) ->
                        all.append(name).append(": ").append(text).append('\n'));
        return all.toString();
    }
}
