package trainyard.app.overview;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.Cut;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.StateChip;
import trainyard.app.kit.Times;
import trainyard.app.operate.Operations;
import trainyard.app.operate.Verb;

/** What needs attention, worst first; a row leads to its node or job. */
final class ConcernList extends ListView<Concern> {
    private static final int MOST_LETTERS = 32;

    /** @param operations resume nodes, by a button of the row or by the key that resumes everywhere */
    ConcernList(Clock clock, Consumer<Concern> onOpen, Operations operations) {
        getStyleClass().addAll("edge-to-edge", "concerns");
        setFixedCellSize(36);
        setCellFactory(view -> new ConcernCell(clock, operations));
        setPlaceholder(new EmptyState("mdi2c-check-circle-outline")
                .say("Nothing needs attention", "Nodes that go down and jobs that fail are listed here."));
        setOnMouseClicked(event -> open(onOpen));
        operations.keys(Verb.Target.NODE, this::toResume, this);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(onOpen);
            }
        });
    }

    void show(List<Concern> concerns) {
        if (!getItems().equals(concerns)) {
            int selected = getSelectionModel().getSelectedIndex();
            getItems().setAll(concerns);
            if (selected >= 0 && selected < concerns.size()) {
                getSelectionModel().select(selected);
            }
        }
    }

    private List<String> toResume() {
        var concern = getSelectionModel().getSelectedItem();
        return concern == null ? List.of() : concern.resume();
    }

    private void open(Consumer<Concern> onOpen) {
        var concern = getSelectionModel().getSelectedItem();
        if (concern != null) {
            onOpen.accept(concern);
        }
    }

    private static final class ConcernCell extends ListCell<Concern> {
        private final Clock clock;
        private final StateChip severity = new StateChip();
        private final Label title = new Label();
        private final Label where = new Label();
        private final Label why = new Label();
        private final Label since = new Label();
        private final Button resume = new Button("Resume…");
        private final HBox row = new HBox(8, severity, title, where, why, since, resume);

        ConcernCell(Clock clock, Operations operations) {
            this.clock = clock;
            resume.getStyleClass().add("small");
            resume.setOnAction(event -> operations.ask(Verb.RESUME, getItem().resume(), this));
            row.setAlignment(Pos.CENTER_LEFT);
            severity.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            title.getStyleClass().add("strong");
            where.getStyleClass().add("code");
            why.getStyleClass().add("muted");
            since.getStyleClass().add("muted");
            for (Region whole : new Region[] {severity, title, since, resume}) {
                whole.setMinWidth(Region.USE_PREF_SIZE);
            }
            where.setMinWidth(48);
            why.setMinWidth(0);
            why.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(why, Priority.ALWAYS);
        }

        @Override
        protected void updateItem(@Nullable Concern concern, boolean empty) {
            super.updateItem(concern, empty);
            if (empty || concern == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            severity.show(concern.look());
            title.setText(concern.title());
            where.setText(Cut.middle(concern.where(), MOST_LETTERS));
            where.setManaged(!concern.where().isEmpty());
            why.setText(concern.why());
            since.setText(concern.since()
                    .map(time -> Times.ago(time, clock.instant()))
                    .orElse(""));
            resume.setVisible(!concern.resume().isEmpty());
            resume.setManaged(resume.isVisible());
            setTooltip(new Tooltip(tip(concern)));
            setGraphic(row);
            // Without this a row asks for its full width, and the list scrolls sideways.
            setPrefWidth(0);
        }

        private static String tip(Concern concern) {
            return Stream.of(
                            concern.look().word() + ": " + concern.title(),
                            concern.where(),
                            concern.why(),
                            concern.since().map(Times::absolute).orElse(""))
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining("\n"));
        }
    }
}
