package trainyard.app.config.truth;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.edit.PlanTab;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.OpenCluster;
import trainyard.core.slurm.Hostlist;
import trainyard.core.truth.TruthReader;
import trainyard.core.truth.TruthTable;

/** Asks nodes of the open cluster, layer by layer, what GPUs and memory they have, and compares it with the plan. */
public final class TruthTab implements PlanTab {
    private static final double DIVIDER = 0.3;

    private final PlanDesk plan;
    private final TextField nodes = new TextField();
    private final Button read = new Button("Read", new FontIcon("mdi2m-magnify-scan"));
    private final Button cancel = new Button("Cancel");
    private final ProgressIndicator working = new ProgressIndicator();
    private final Label note = new Label();
    private final ListView<TruthGroup> list = new ListView<>();
    private final LayersView layers;
    private final EmptyState empty = new EmptyState("mdi2e-expansion-card-variant");
    private final VBox root;
    private Optional<PlanState> state = Optional.empty();
    private Optional<Future<?>> reading = Optional.empty();
    private Optional<OpenCluster> asked = Optional.empty();

    public TruthTab(PlanDesk plan) {
        this.plan = plan;
        layers = new LayersView(node -> plan.go().accept(new PlanPlace.OfNode(node)));
        nodes.setId("truth-nodes");
        nodes.setPromptText("Nodes, such as gpu-[001-016]");
        nodes.setOnAction(event -> read());
        nodes.setMinWidth(120);
        HBox.setHgrow(nodes, Priority.ALWAYS);
        read.setId("truth-read");
        read.getStyleClass().add("accent");
        read.setTooltip(new Tooltip("Logs in to each node over ssh, and only reads"));
        read.setOnAction(event -> read());
        cancel.setId("truth-cancel");
        cancel.setOnAction(event -> reading.ifPresent(work -> work.cancel(true)));
        working.setMaxSize(16, 16);
        for (Region whole : List.of(read, cancel)) {
            whole.setMinWidth(Region.USE_PREF_SIZE);
        }
        var tools = new HBox(nodes, read, working, cancel);
        tools.getStyleClass().add("truth-tools");
        note.setId("truth-note");
        note.setWrapText(true);
        note.getStyleClass().add("trouble-line");
        list.setId("truth-list");
        list.setFixedCellSize(GroupCell.HEIGHT);
        list.setCellFactory(view -> new GroupCell());
        list.setPlaceholder(empty);
        list.getStyleClass().addAll("edge-to-edge", "lint-list");
        list.getSelectionModel().selectedItemProperty().subscribe((before, now) -> detail());
        var split = new SplitPane(list);
        split.setOrientation(Orientation.VERTICAL);
        VBox.setVgrow(split, Priority.ALWAYS);
        list.getSelectionModel().selectedItemProperty().subscribe((before, now) -> {
            if (now != null && split.getItems().size() == 1) {
                split.getItems().add(layers);
                split.setDividerPositions(DIVIDER);
            } else if (now == null) {
                split.getItems().remove(layers);
            }
        });
        root = new VBox(tools, note, split);
        root.setId("plan-truth");
        say("");
        busy();
    }

    @Override
    public String title() {
        return "GPU truth";
    }

    @Override
    public String icon() {
        return "mdi2e-expansion-card-variant";
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void show(PlanState next) {
        state = Optional.of(next);
        Optional<OpenCluster> cluster = plan.desk().cluster().getValue();
        if (nodes.getText().isBlank() && !nodes.isFocused()) {
            nodes.setText(Hostlist.fold(
                    TruthNodes.usual(plan.desk().selection().get(), next.file().plan())));
        }
        if (!asked.equals(cluster) && reading.isEmpty()) {
            // What another cluster's nodes said is no truth of this one.
            list.getItems().clear();
            asked = cluster;
        }
        read.setDisable(cluster.isEmpty());
        nodes.setDisable(cluster.isEmpty());
        if (cluster.isEmpty()) {
            empty.say("No cluster is open", "Open the plan's cluster at the top of the window, then read its nodes.");
        } else {
            empty.say(
                    "No node was read yet",
                    "Each layer is asked what GPUs it sees: the plan, the bus, the driver, slurmd, Slurm's files and"
                            + " slurmctld. The first that disagrees is named, with its mend.");
        }
    }

    @Override
    public boolean lead(PlanPlace place) {
        if (place instanceof PlanPlace.GpusOf(List<String> names)) {
            nodes.setText(Hostlist.fold(names));
            return true;
        }
        return false;
    }

    private void read() {
        Optional<OpenCluster> cluster = plan.desk().cluster().getValue();
        if (reading.isPresent() || cluster.isEmpty() || state.isEmpty()) {
            return;
        }
        List<String> names;
        try {
            names = TruthNodes.of(nodes.getText());
        } catch (IllegalArgumentException malformed) {
            say(String.valueOf(malformed.getMessage()));
            return;
        }
        if (names.isEmpty()) {
            say("Name at least one node.");
            return;
        }
        say("");
        asked = cluster;
        var reader = new TruthReader(cluster.get().shell(), state.get().file().plan());
        reading = Optional.of(plan.desk()
                .background()
                .task(
                        "Reading the GPUs of " + Hostlist.fold(names),
                        () -> reader.read(names),
                        this::done,
                        this::failed));
        busy();
    }

    private void done(List<TruthTable> tables) {
        end();
        List<TruthGroup> groups = TruthGroup.of(tables);
        list.getItems().setAll(groups);
        list.getSelectionModel().selectFirst();
    }

    private void failed(Exception problem) {
        end();
        say(problem instanceof CancellationException ? "Reading was cancelled." : String.valueOf(problem.getMessage()));
    }

    private void end() {
        reading = Optional.empty();
        busy();
    }

    private void busy() {
        boolean on = reading.isPresent();
        for (var shown : List.of(working, cancel)) {
            shown.setVisible(on);
            shown.setManaged(on);
        }
        read.setVisible(!on);
        read.setManaged(!on);
    }

    private void say(String sentence) {
        note.setText(sentence);
        note.setVisible(!sentence.isEmpty());
        note.setManaged(!sentence.isEmpty());
    }

    private void detail() {
        Optional<TruthGroup> group =
                Optional.ofNullable(list.getSelectionModel().getSelectedItem());
        boolean planned = group.flatMap(one -> state.map(
                        now -> now.view().nodes().containsKey(one.nodes().getFirst())))
                .orElse(false);
        layers.show(group, planned);
    }
}
