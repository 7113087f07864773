package trainyard.app.composer;

import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Desk;
import trainyard.core.job.Recipe;
import trainyard.core.job.RecipeField;
import trainyard.core.job.RecipeFile;
import trainyard.core.job.RecipeShelf;
import trainyard.core.job.oumi.OumiJob;

/** The buttons above a job: where it comes from, where it is kept, and the one that submits it. */
final class ComposerTools extends HBox {
    private final Desk desk;
    private final ComposerModel model;
    private final ComposerFiles files;
    private final RecipeShelf shelf;
    private final RecipeMenu templates;
    final Button openFile = new Button("Open…", new FontIcon("mdi2f-folder-open-outline"));
    final Button submit = new Button("Submit…", new FontIcon("mdi2s-send"));

    ComposerTools(Desk desk, ComposerModel model, ComposerFiles files, RecipeShelf shelf, RecipeMenu templates) {
        this.desk = desk;
        this.model = model;
        this.files = files;
        this.shelf = shelf;
        this.templates = templates;
        openFile.setId("composer-open");
        openFile.setTooltip(new Tooltip("A recipe, a job of Oumi, or any batch script"));
        submit.setId("composer-submit");
        submit.getStyleClass().add("accent");
        submit.setTooltip(new Tooltip("Shows the commands first   Ctrl+Enter"));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getStyleClass().add("run-tools");
        getChildren().addAll(templates, openFile, save(), space, submit);
    }

    private MenuButton save() {
        var save = new MenuButton("Save", new FontIcon("mdi2c-content-save-outline"));
        save.setId("composer-save");
        save.getItems()
                .setAll(
                        item("Among my recipes", this::keep),
                        item("Recipe as a file…", () -> save(".yaml", RecipeFile.write(recipe()))),
                        item("Script as a file…", () -> save(".sbatch", script())),
                        item("Job of Oumi as a file…", () -> save(".oumi.yaml", OumiJob.write(recipe(), script()))));
        return save;
    }

    private static MenuItem item(String title, Runnable action) {
        var item = new MenuItem(title);
        item.setOnAction(event -> action.run());
        return item;
    }

    private Recipe recipe() {
        return model.now().recipe();
    }

    private String script() {
        return model.now().text();
    }

    private String name() {
        String name = recipe().text(RecipeField.NAME);
        return name.isEmpty() ? "job" : name;
    }

    private void save(String ending, String text) {
        files.save(name() + ending, () -> text, model::kept);
    }

    private void keep() {
        Recipe recipe = recipe();
        String name = name();
        desk.background()
                .run(
                        () -> {
                            shelf.keep(name, recipe);
                            return name;
                        },
                        kept -> {
                            model.kept();
                            templates.refresh();
                            desk.tell().accept("Kept as " + kept + ", under New from.");
                        });
    }
}
