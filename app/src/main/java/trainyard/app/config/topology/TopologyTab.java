package trainyard.app.config.topology;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.edit.PlanTab;
import trainyard.app.config.form.Attribute;
import trainyard.app.config.form.Attribute.Input;
import trainyard.app.config.form.AttributeForm;
import trainyard.app.config.topology.Layout.Kind;
import trainyard.app.kit.Background;
import trainyard.app.kit.EmptyState;
import trainyard.core.plan.edit.Data;

/** How the nodes are connected: the switches or blocks, and under them what the plan says of the one that is chosen. */
public final class TopologyTab implements PlanTab {
    private final TopologyEdits edits;
    private final KindChoice kinds;
    private final Label placed = new Label();
    private final Notes notes;
    private final GroupTree tree = new GroupTree(this::choose);
    private final EmptyState none = new EmptyState("mdi2f-file-tree-outline");
    private final AttributeForm sizes;
    private final GroupForm form;
    private final NewGroup fresh;
    private final SplitPane whole = new SplitPane();
    private final VBox root = new VBox();
    private final Background.Latest<Seen> making;
    private Optional<Seen> seen = Optional.empty();
    private Optional<Group> chosen = Optional.empty();
    private String wanted = "";
    private double divider = 0.56;

    private record Seen(PlanState state, Layout layout, List<Line> lines, List<String> sentences) {
        static Seen of(PlanState state) {
            Layout layout = LayoutReader.read(state.view(), state.file().plan());
            return new Seen(state, layout, Line.of(layout), Sentences.of(state.file()));
        }
    }

    public TopologyTab(PlanDesk plan) {
        making = plan.desk().background().latest(this::seen);
        edits = new TopologyEdits(plan, name -> wanted = name);
        kinds = new KindChoice(edits::choose);
        notes = new Notes(edits);
        form = new GroupForm(edits);
        fresh = new NewGroup(edits);
        sizes = new AttributeForm(
                List.of(new Attribute(
                                "block_sizes",
                                "Block sizes",
                                "Numbers of nodes that jobs are planned in, the smallest first.",
                                "the smallest block's",
                                new Input.Numbers("4, 8"))
                        .named("BlockSizes")),
                (attribute, value) -> edits.blockSizes(value, () -> restore(attribute)));
        sizes.managedProperty().bind(sizes.visibleProperty());
        placed.getStyleClass().add("muted");
        placed.setId("topology-placed");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, kinds, space, placed);
        head.setAlignment(Pos.CENTER_LEFT);
        var top = new VBox(8, head, notes, sizes);
        top.getStyleClass().add("topology-head");
        none.setMouseTransparent(true);
        tree.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        var list = new StackPane(tree, none);
        VBox.setVgrow(list, Priority.ALWAYS);
        whole.getItems().setAll(new VBox(list, fresh));
        whole.setOrientation(Orientation.VERTICAL);
        VBox.setVgrow(whole, Priority.ALWAYS);
        root.setId("topology-part");
        root.getChildren().setAll(top, whole);
    }

    private void restore(Attribute attribute) {
        sizes.restore(attribute.key());
    }

    @Override
    public String title() {
        return "Topology";
    }

    @Override
    public String icon() {
        return "mdi2f-file-tree-outline";
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void show(PlanState next) {
        making.ask(() -> Seen.of(next));
    }

    private void seen(Seen now) {
        seen = Optional.of(now);
        Layout layout = now.layout();
        edits.show(now.state(), layout);
        kinds.show(layout.kind());
        int all = layout.known().size();
        placed.setText(
                "%,d of %,d %s connected".formatted(all - layout.unplaced().size(), all, all == 1 ? "node" : "nodes"));
        placed.setVisible(layout.kind() != Kind.NONE);
        sizes.setVisible(layout.kind() == Kind.BLOCK);
        sizes.show(
                now.state().view().root().at(LayoutReader.TOPOLOGY).orElse(Data.nothing())
                                instanceof Data.Mapping values
                        ? values
                        : Data.NO_ENTRIES);
        none.setVisible(layout.groups().isEmpty());
        switch (layout.kind()) {
            case NONE -> none.say("No topology", "Slurm takes any nodes for a job. Choose what connects yours above.");
            case TREE -> none.say("No switches yet", "Name the first one below.");
            case BLOCK -> none.say("No blocks yet", "Name the first one below, with its nodes.");
        }
        showChosen(now);
    }

    private void choose(String name) {
        if (!name.equals(wanted)) {
            form.commit();
            wanted = name;
            seen.ifPresent(this::showChosen);
        }
    }

    private void showChosen(Seen now) {
        chosen =
                now.layout().group(wanted).or(() -> now.layout().tops().stream().findFirst());
        Optional<Group> written = chosen.filter(group -> !group.isImplied());
        tree.show(now.lines(), chosen.map(Group::name));
        notes.show(now.sentences(), written);
        form.show(now.layout().kind(), written);
        split(written.isPresent());
        fresh.show(now.layout().kind(), written);
    }

    /** Where nothing is chosen the list has all of the room. */
    private void split(boolean hasForm) {
        boolean had = whole.getItems().contains(form);
        if (hasForm && !had) {
            whole.getItems().add(form);
            whole.setDividerPositions(divider);
        } else if (!hasForm && had) {
            divider = whole.getDividerPositions()[0];
            whole.getItems().remove(form);
        }
    }

    private void key(KeyEvent event) {
        boolean isKnown = true;
        switch (event.getCode()) {
            case DELETE ->
                chosen.filter(group -> !group.isImplied()).map(Group::name).ifPresent(edits::remove);
            case F2 -> form.rename();
            case INSERT -> fresh.begin();
            default -> isKnown = false;
        }
        if (isKnown) {
            event.consume();
        }
    }

    @Override
    public void hidden() {
        making.forget();
    }
}
