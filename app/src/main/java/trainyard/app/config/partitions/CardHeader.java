package trainyard.app.config.partitions;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** A partition's name, what it is and how much it holds; renamed in its place. */
final class CardHeader extends HBox {
    /** As many letters as tell most names apart. */
    private static final double LEAST_NAME = 96;

    private final String name;
    private final BoardEdits edits;
    private final ToggleButton unfold = new ToggleButton();
    private final Label title;
    private final TextField newName = new TextField();
    private final Label standard = new Label("Default", new FontIcon("mdi2s-star"));
    private final Label state = new Label();
    private final Label problem = new Label("", new FontIcon("mdi2a-alert-circle-outline"));
    private final Tooltip problems = new Tooltip();
    private final Label count = new Label();
    private String nodes = "";
    private String gpus = "";
    private final MenuItem makeDefault = new MenuItem("Make it the default", new FontIcon("mdi2s-star-outline"));

    CardHeader(String name, BoardEdits edits, Consumer<Boolean> unfolded) {
        super(8);
        this.name = name;
        this.edits = edits;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        var arrow = new FontIcon("mdi2c-chevron-right");
        unfold.setGraphic(arrow);
        unfold.setId("unfold-" + name);
        unfold.getStyleClass().addAll("flat", "unfold");
        unfold.setAccessibleText("Nodes of " + name);
        unfold.setTooltip(new Tooltip("Its nodes"));
        unfold.selectedProperty().subscribe(isUnfolded -> {
            arrow.setIconLiteral(isUnfolded ? "mdi2c-chevron-down" : "mdi2c-chevron-right");
            unfolded.accept(isUnfolded);
        });
        title = new Label(name);
        title.getStyleClass().add("strong");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setTooltip(new Tooltip(name));
        newName.setId("rename-" + name);
        newName.setOnAction(event -> endRename(true));
        newName.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                endRename(true);
            }
        });
        newName.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                endRename(false);
                event.consume();
            }
        });
        standard.getStyleClass().addAll("chip", "chip-default");
        standard.setTooltip(new Tooltip("Jobs that name no partition run here"));
        widthProperty().subscribe(this::fit);
        state.getStyleClass().addAll("chip", "chip-state");
        problem.getStyleClass().add("chip-problem");
        problem.setTooltip(problems);
        for (Label chip : new Label[] {standard, state, problem}) {
            chip.setMinWidth(Label.USE_PREF_SIZE);
        }
        count.getStyleClass().add("muted");
        count.setMinWidth(Label.USE_PREF_SIZE);
        count.setTooltip(new Tooltip());
        var space = new Region();
        HBox.setHgrow(space, Priority.SOMETIMES);
        getChildren().setAll(unfold, title, newName, standard, state, problem, space, count, menu());
        editName(false);
        problems(0);
    }

    private MenuButton menu() {
        var rename = new MenuItem("Rename…", new FontIcon("mdi2p-pencil-outline"));
        rename.setOnAction(event -> rename());
        makeDefault.setOnAction(event -> edits.makeDefault(name));
        var remove = new MenuItem("Remove", new FontIcon("mdi2d-delete-outline"));
        remove.setOnAction(event -> edits.remove(name));
        var menu = new MenuButton("", new FontIcon("mdi2d-dots-vertical"));
        menu.setId("partition-menu-" + name);
        menu.setAccessibleText("What can be done with " + name);
        menu.getStyleClass().addAll("flat", "no-arrow");
        menu.getItems().setAll(rename, makeDefault, new SeparatorMenuItem(), remove);
        return menu;
    }

    @Override
    public void requestFocus() {
        unfold.requestFocus();
    }

    void rename() {
        newName.setText(name);
        editName(true);
        newName.requestFocus();
        newName.selectAll();
    }

    private void endRename(boolean isMeant) {
        String typed = newName.getText().strip();
        if (newName.isVisible()) {
            editName(false);
            if (isMeant && !typed.isEmpty() && !typed.equals(name)) {
                edits.rename(name, typed);
            }
            unfold.requestFocus();
        }
    }

    private void editName(boolean isEdited) {
        see(title, !isEdited);
        newName.setVisible(isEdited);
        newName.setManaged(isEdited);
    }

    void show(Card card) {
        see(standard, card.isDefault());
        makeDefault.setDisable(card.isDefault());
        state.setText(card.state());
        see(state, !card.state().equals("UP"));
        nodes = "%,d %s".formatted(card.size(), card.size() == 1 ? "node" : "nodes");
        gpus = card.gpus() == 0 ? "" : " · %,d %s".formatted(card.gpus(), card.gpus() == 1 ? "GPU" : "GPUs");
        count.setText(nodes + gpus);
        count.getTooltip().setText(count.getText());
        fit();
    }

    /** Where the name has no room beside it, first the default is told by its star alone, then the GPUs are left out. */
    private void fit() {
        if (getScene() == null || getWidth() <= 0) {
            return;
        }
        applyCss();
        standard.setContentDisplay(ContentDisplay.LEFT);
        count.setText(nodes + gpus);
        title.setMinWidth(Math.min(LEAST_NAME, title.prefWidth(-1)));
        if (prefWidth(-1) > getWidth()) {
            standard.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }
        if (prefWidth(-1) > getWidth()) {
            count.setText(nodes);
        }
    }

    void problems(int count) {
        problems.setText(count == 1 ? "One of its values is wrong" : count + " of its values are wrong");
        see(problem, count > 0);
        fit();
    }

    private static void see(Label label, boolean isSeen) {
        label.setVisible(isSeen);
        label.setManaged(isSeen);
    }
}
