package trainyard.app.diagnosis;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.Cut;
import trainyard.app.kit.Desk;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.LogView;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.Source;

/** All sources of a report, and the text of one, with the lines that carry the report marked. */
final class SourcesPane extends SplitPane {
    private static final int LONGEST = 90;

    private final Desk desk;
    private final ListView<Source> list = new ListView<>();
    private final LogView log;
    private final EmptyState empty = new EmptyState("mdi2t-text-box-outline");
    private final Label said = new Label();
    private Optional<Diagnosed> shown = Optional.empty();
    private @Nullable Future<?> reading;
    private long wanted;
    private boolean jumping;

    SourcesPane(Desk desk) {
        this.desk = desk;
        log = new LogView(desk.background(), "");
        log.placeholder(empty);
        empty.say("Choose a source", "The files and records that the report was made of are on the left.");
        list.setId("evidence-sources");
        list.setFixedCellSize(28);
        list.getStyleClass().addAll("edge-to-edge", "source-list");
        list.setCellFactory(view -> new SourceCell());
        list.setMinWidth(160);
        list.getSelectionModel().selectedItemProperty().subscribe(source -> {
            if (source != null && !jumping) {
                read(source, 0);
            }
        });
        said.setId("evidence-said");
        said.getStyleClass().addAll("muted", "code");
        var foot = new HBox(said);
        foot.getStyleClass().add("log-foot");
        var right = new BorderPane(log);
        right.setBottom(foot);
        getItems().setAll(list, right);
        setDividerPositions(0.26);
        SplitPane.setResizableWithParent(list, false);
    }

    void show(Diagnosed diagnosed) {
        shown = Optional.of(diagnosed);
        cancel();
        log.show(List.of(), Set.of(), -1);
        said.setText("");
        list.getItems().setAll(diagnosed.evidence().sources());
    }

    /** How many there are. */
    int count() {
        return list.getItems().size();
    }

    /** Shows a line where it stands. */
    void jump(EvidenceLine line) {
        Optional<Source> source = list.getItems().stream()
                .filter(one -> one.name().equals(line.source()))
                .findFirst();
        if (source.isEmpty()) {
            said.setText(line.source() + " is not among the evidence that was kept.");
            return;
        }
        jumping = true;
        list.getSelectionModel().select(source.get());
        list.scrollTo(source.get());
        jumping = false;
        read(source.get(), line.line());
    }

    private void cancel() {
        if (reading != null) {
            reading.cancel(true);
        }
        wanted++;
    }

    private void read(Source source, long line) {
        cancel();
        long ticket = wanted;
        said.setText("Reading " + Cut.middle(source.name(), LONGEST) + "…");
        empty.say("Reading…", "A large log takes some seconds.");
        reading = desk.background()
                .task(
                        "Reading " + source.name(),
                        () -> SourceText.around(source, line),
                        text -> {
                            if (ticket == wanted) {
                                show(source, text, line);
                            }
                        },
                        problem -> {
                            if (ticket == wanted) {
                                fail(source, problem);
                            }
                        });
    }

    private void show(Source source, SourceText text, long line) {
        empty.say("Nothing is written there", "The source is empty.");
        var marks = shown.map(Diagnosed::report)
                .map(report -> carrying(report, source.name()))
                .orElse(Set.of());
        log.show(
                text.lines(),
                marks.stream().map(text::index).filter(index -> index >= 0).collect(Collectors.toSet()),
                text.index(line));
        String where = line > 0 ? "line %,d of ".formatted(line) : "";
        String part = text.first() > 1 || text.more()
                ? ", lines %,d to %,d are shown"
                        .formatted(text.first(), text.first() + text.lines().size() - 1)
                : "";
        said.setText(where + Cut.middle(source.name(), LONGEST) + part);
    }

    /** The numbers of the lines of a source that carry the report. */
    private static Set<Long> carrying(Report report, String source) {
        return report.evidence().stream()
                .filter(line -> line.source().equals(source))
                .map(EvidenceLine::line)
                .collect(Collectors.toSet());
    }

    private void fail(Source source, Exception problem) {
        log.show(List.of(), Set.of(), -1);
        if (problem instanceof CancellationException) {
            empty.say("Not read", "The reading was cancelled.");
            said.setText("");
        } else if (problem instanceof IOException) {
            empty.warn("It cannot be read", source.name() + ": " + problem.getMessage());
            said.setText("");
        } else {
            desk.background().report(problem);
        }
    }

    private static final class SourceCell extends ListCell<Source> {
        SourceCell() {
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            setMaxWidth(USE_PREF_SIZE);
            setPrefWidth(0);
            getStyleClass().add("code");
        }

        @Override
        protected void updateItem(@Nullable Source source, boolean empty) {
            super.updateItem(source, empty);
            setText(empty || source == null ? null : source.name());
            setTooltip(
                    empty || source == null
                            ? null
                            : new Tooltip(source.name()
                                    + source.node().map(node -> "\non " + node).orElse("")
                                    + source.rank()
                                            .map(rank -> "\nof rank " + rank)
                                            .orElse("")));
        }
    }
}
