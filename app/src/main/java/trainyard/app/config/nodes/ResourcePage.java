package trainyard.app.config.nodes;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.nodes.Question.Field;
import trainyard.app.config.nodes.Question.Read;
import trainyard.app.kit.Background;
import trainyard.app.kit.Column;
import trainyard.app.kit.PlainTable;
import trainyard.core.plan.edit.Edit;

/** What the nodes have to count beside GPUs: network adapters, scratch space. */
final class ResourcePage implements NodePage {
    private static final List<String> NAMES = List.of("nic", "network", "scratch", "storage");

    private final Consumer<Edit> edit;
    private final PlainTable<Resources.Row> table;
    private final Button add = new Button("Add resource…", new FontIcon("mdi2p-plus"));
    private final Button change = new Button("Change…", new FontIcon("mdi2p-pencil-outline"));
    private final Button remove = new Button("Remove", new FontIcon("mdi2m-minus"));
    private final VBox view;
    private Resources resources = new Resources(Chosen.NONE);

    ResourcePage(Consumer<Edit> edit, Background background) {
        this.edit = edit;
        table = PlainTable.of("node-resources", columns(), Resources.Row::index, background);
        add.setId("resource-add");
        add.setOnAction(event -> ask());
        change.setId("resource-change");
        change.setOnAction(
                event -> table.table().selectedRows().stream().findFirst().ifPresent(this::ask));
        remove.setId("resource-remove");
        remove.setOnAction(event -> remove());
        table.table().onSelect(row -> enable());
        table.table().view().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                remove();
                event.consume();
            }
        });
        var tools = new HBox(8, add, change, remove);
        tools.getStyleClass().addAll("attribute-line", "plan-node-page");
        VBox.setVgrow(table.table().view(), Priority.ALWAYS);
        view = new VBox(tools, table.table().view());
    }

    private static List<Column<Resources.Row>> columns() {
        return List.of(
                Column.text("Name", 120, Resources.Row::name),
                Column.text("Type", 120, Resources.Row::type),
                Column.number("Count", "", 96, Resources.Row::count, ResourcePage::number),
                Column.text("Device file", 180, Resources.Row::file).growing());
    }

    private static double number(Resources.Row row) {
        return row.count().matches("\\d{1,15}") ? Double.parseDouble(row.count()) : 0;
    }

    @Override
    public String title() {
        return "Other resources";
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(PlanState state, Chosen chosen) {
        resources = new Resources(chosen);
        table.show(
                resources.isMixed() ? List.of() : resources.rows(),
                resources.isMixed() ? "The selected nodes have different resources" : "No other resources",
                resources.isMixed()
                        ? "Select nodes that have the same."
                        : "Add what jobs can ask for by count: --gres=nic:1.");
        enable();
    }

    private void enable() {
        boolean isNone = resources.isMixed() || table.table().selectedRows().isEmpty();
        add.setDisable(resources.isMixed() || resources.chosen().isNone());
        change.setDisable(isNone);
        remove.setDisable(isNone);
    }

    private void remove() {
        table.table().selectedRows().stream().findFirst().ifPresent(row -> edit.accept(resources.remove(row)));
    }

    private void ask() {
        ask("Add a resource to " + resources.chosen().called(), "Add", new Resources.Row(-1, "", "", "1", ""));
    }

    private void ask(Resources.Row row) {
        ask("Change the resource " + row.name(), "Change", row);
    }

    private void ask(String title, String yes, Resources.Row row) {
        new Question<>(
                        title,
                        yes,
                        List.of(
                                new Field.Choice("name", "Name", row.name(), NAMES, true),
                                new Field.Line("type", "Type", row.type(), "none"),
                                new Field.Line("count", "Count", row.count(), ""),
                                new Field.Line("file", "Device file", row.file(), "none")),
                        answers -> read(resources, row, answers),
                        view.getScene().getWindow())
                .showAndWait()
                .ifPresent(edit);
    }

    /** gres.conf knows names, types, counts and files, and neither bandwidth nor size. */
    static Read<Edit> read(Resources resources, Resources.Row before, Map<String, String> answers) {
        String name = answers.getOrDefault("name", "");
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            return Read.wrong(name.isEmpty() ? "" : "A name has letters, digits and underscores, a letter first.");
        }
        if (name.equals("gpu") || name.equals("shard") || name.equals("mps")) {
            return Read.wrong("GPUs and their parts are planned on the page of GPUs.");
        }
        if (!answers.getOrDefault("type", "").matches("|[A-Za-z][A-Za-z0-9_.-]*")) {
            return Read.wrong("A type begins with a letter: Slurm takes nic:2 for a count.");
        }
        if (!answers.getOrDefault("count", "").matches("[1-9]\\d{0,9}")) {
            return Read.wrong("The count is a whole number above 0.");
        }
        if (!answers.getOrDefault("file", "").matches("|/\\S+")) {
            return Read.wrong("A device file is a path, such as /dev/infiniband0.");
        }
        var row = new Resources.Row(
                before.index(),
                name,
                answers.getOrDefault("type", ""),
                answers.getOrDefault("count", ""),
                answers.getOrDefault("file", ""));
        return Read.of(
                before.index() < 0 ? resources.add(row) : resources.change(before, row),
                row.file().isEmpty() ? "Counted only." : "A job may open only the files that it was given.");
    }
}
