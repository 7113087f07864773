package trainyard.app.config.nodes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanProblems;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.form.Attribute;
import trainyard.app.config.form.AttributeForm;
import trainyard.app.config.nodes.Question.Field;
import trainyard.app.config.nodes.Question.Read;
import trainyard.core.lint.PlanLint;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.PlanView;

/** The GPUs of the selected nodes as a picture; a click on one leads to its group's values and its MIG slices. */
final class GpuPage implements NodePage {
    private final Consumer<Edit> edit;
    private final MenuButton add = new MenuButton("Add GPUs", new FontIcon("mdi2p-plus"));
    private final Button remove = new Button("Remove group", new FontIcon("mdi2m-minus"));
    private final Button alike = new Button();
    private final Label note = new Label();
    private final FlowPane tiles = new FlowPane(8, 8);
    private final Label groupTitle = new Label();
    private final MigEditor mig;
    private final LinksEntry links;
    private final AttributeForm form;
    private final VBox details;
    private final ScrollPane view;
    private GpuGroups groups = new GpuGroups(Chosen.NONE);
    private List<GpuTile> shown = List.of();
    private int at;

    GpuPage(Consumer<Edit> edit) {
        this.edit = edit;
        add.setId("gpus-add");
        for (String model : GpuAttributes.MODELS) {
            var item = new MenuItem(model);
            item.setOnAction(event -> ask(model));
            add.getItems().add(item);
        }
        var other = new MenuItem("Another type…");
        other.setOnAction(event -> ask(""));
        add.getItems().addFirst(other);
        remove.setId("gpus-remove");
        remove.setOnAction(event -> group().ifPresent(group -> edit.accept(groups.remove(group))));
        alike.setId("gpus-alike");
        alike.setOnAction(event -> edit.accept(groups.alike()));
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        tiles.setId("gpu-tiles");
        groupTitle.getStyleClass().add("section-title");
        form = new AttributeForm(GpuAttributes.ALL, this::set);
        links = new LinksEntry(
                value -> group().ifPresent(group -> edit.accept(groups.set(group, "links", "Links", value))));
        mig = new MigEditor(this::cut);
        details = new VBox(12, mig, groupTitle, form, links);
        var tools = new HBox(8, add, remove, alike);
        tools.getStyleClass().add("attribute-line");
        var content = new VBox(12, tools, note, tiles, details);
        content.getStyleClass().add("plan-node-page");
        view = new ScrollPane(content);
        view.setFitToWidth(true);
        view.getStyleClass().add("edge-to-edge");
    }

    @Override
    public String title() {
        return "GPUs";
    }

    @Override
    public Parent view() {
        return view;
    }

    private Optional<GpuTile> tile() {
        return at < shown.size() ? Optional.of(shown.get(at)) : Optional.empty();
    }

    /** The group of the chosen GPU, if the plan says it and does not take it from passed-through devices. */
    private Optional<Integer> group() {
        return tile().map(GpuTile::group)
                .filter(group -> group < groups.groups().size());
    }

    private void ask(String model) {
        var question = new Question<Edit>(
                "Add GPUs to " + groups.chosen().called(),
                "Add",
                List.of(
                        new Field.Choice("type", "Type", model, GpuAttributes.MODELS, true),
                        new Field.Line("count", "Count on each node", "8", "")),
                this::added,
                view.getScene().getWindow());
        question.showAndWait().ifPresent(edit);
    }

    private Read<Edit> added(Map<String, String> answers) {
        if (!answers.getOrDefault("count", "").matches("[1-9]\\d{0,2}")) {
            return Read.wrong("The count is a whole number from 1 to 999.");
        }
        if (!answers.getOrDefault("type", "").matches("|[A-Za-z][A-Za-z0-9_.-]*")) {
            return Read.wrong("A type begins with a letter: Slurm takes gpu:2684 for a count.");
        }
        return Read.of(
                groups.add(answers.getOrDefault("type", ""), Integer.parseInt(answers.getOrDefault("count", ""))), "");
    }

    private void set(Attribute attribute, Optional<Data> value) {
        group().ifPresent(group -> edit.accept(groups.set(group, attribute.key(), attribute.title(), value)));
    }

    private void cut(MigCut cut) {
        group().ifPresent(group ->
                edit.accept(groups.cut(group, tile().orElseThrow().number(), cut.entries())));
    }

    @Override
    public void show(PlanState state, Chosen chosen) {
        groups = new GpuGroups(chosen);
        Optional<ComputeNode> node = groups.isMixed()
                ? Optional.empty()
                : chosen.nodes().stream()
                        .findFirst()
                        .flatMap(first -> state.file().plan().flatMap(plan -> find(plan.nodes(), first)));
        shown = node.map(GpuTile::of).orElse(List.of());
        at = Math.clamp(at, 0, Math.max(0, shown.size() - 1));
        boolean isPlanned = !groups.groups().isEmpty();
        add.setDisable(groups.isMixed());
        remove.setVisible(isPlanned);
        alike.setVisible(groups.isMixed());
        alike.setManaged(groups.isMixed());
        if (groups.isMixed()) {
            alike.setText("Give all the GPUs of " + chosen.nodes().getFirst().name());
        }
        note.setText(note(isPlanned));
        note.setManaged(!note.getText().isEmpty());
        draw();
        details(node, isPlanned);
    }

    private static Optional<ComputeNode> find(List<ComputeNode> nodes, PlanView.Node wanted) {
        return nodes.stream()
                .filter(node -> node.path().equals(wanted.path().toString()))
                .findFirst();
    }

    private String note(boolean isPlanned) {
        if (groups.isMixed()) {
            return "The selected nodes have different GPUs.";
        }
        if (shown.isEmpty()) {
            return "No GPUs. Add them here where the machine has them; those that are passed through to a virtual machine"
                    + " come by themselves with their device.";
        }
        return isPlanned ? "" : "These come from the devices that are passed through. Add GPUs to say more of them.";
    }

    private void draw() {
        boolean hadFocus = tiles.getChildren().stream().anyMatch(javafx.scene.Node::isFocused);
        boolean severalNodes = groups.chosen().nodes().size() > 1;
        tiles.getChildren()
                .setAll(shown.stream()
                        .limit(TileButton.MOST)
                        .map(tile -> {
                            int place = shown.indexOf(tile);
                            return new TileButton(tile, place, place == at, severalNodes, () -> choose(place));
                        })
                        .toList());
        if (hadFocus && at < tiles.getChildren().size()) {
            tiles.getChildren().get(at).requestFocus();
        }
    }

    private Optional<ComputeNode> last = Optional.empty();

    private void choose(int place) {
        at = place;
        draw();
        tiles.getChildren().get(place).requestFocus();
        details(last, !groups.groups().isEmpty());
    }

    private void details(Optional<ComputeNode> node, boolean isPlanned) {
        last = node;
        boolean isThere = isPlanned && tile().isPresent() && node.isPresent() && group().isPresent();
        details.setVisible(isThere);
        details.setManaged(isThere);
        remove.setDisable(!isThere);
        if (isThere) {
            int group = group().orElseThrow();
            Data.Mapping values = groups.groups().get(group);
            groupTitle.setText(
                    groups.groups().size() == 1
                            ? "All " + GpuGroups.called(values)
                            : "Group " + (group + 1) + ": " + GpuGroups.called(values));
            form.show(values);
            links.show(values.get("links"));
            mig.show(tile().orElseThrow(), node.orElseThrow().gpus().get(group));
        }
    }

    @Override
    public void lint(PlanState state, PlanLint lint) {
        Map<String, String> problems = group().flatMap(group -> groups.chosen().nodes().stream()
                        .findFirst()
                        .map(node -> PlanProblems.of(state, lint).under(groups.path(node, group))))
                .orElse(Map.of());
        form.problems(problems);
        links.problem(Optional.ofNullable(problems.get("links")));
    }

    /** The keys that can be set here. */
    static Set<String> keys() {
        var keys = new TreeSet<>(Set.of("links", "mig"));
        GpuAttributes.ALL.forEach(attribute -> keys.add(attribute.key()));
        return keys;
    }
}
