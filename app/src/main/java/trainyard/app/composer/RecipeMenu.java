package trainyard.app.composer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Desk;
import trainyard.core.job.RecipeShelf;
import trainyard.core.job.RecipeTemplates;

/** What a job may begin with: the recipes of the program, of the user, and of a folder that several people share. */
final class RecipeMenu extends MenuButton {
    private final Desk desk;
    private final RecipeShelf shelf;
    private final BiConsumer<String, String> onText;

    /** @param onText gets a name and the text of the recipe's file */
    RecipeMenu(Desk desk, RecipeShelf shelf, BiConsumer<String, String> onText) {
        super("New from", new FontIcon("mdi2f-file-plus-outline"));
        this.desk = desk;
        this.shelf = shelf;
        this.onText = onText;
        setId("composer-new");
        getItems().setAll(shipped());
    }

    /** Looks into the folders again. */
    void refresh() {
        desk.background().run(() -> List.of(shelf.own(), shelf.shared()), folders -> {
            var items = new ArrayList<MenuItem>(shipped());
            for (List<RecipeShelf.Kept> folder : folders) {
                if (!folder.isEmpty()) {
                    items.add(new SeparatorMenuItem());
                    folder.forEach(kept -> items.add(kept(kept)));
                }
            }
            getItems().setAll(items);
        });
    }

    private List<MenuItem> shipped() {
        return RecipeTemplates.NAMES.stream()
                .map(name -> item(name, "mdi2f-file-outline", () -> onText.accept(name, RecipeTemplates.text(name))))
                .toList();
    }

    private MenuItem kept(RecipeShelf.Kept kept) {
        return item(kept.name(), "mdi2f-file-account-outline", () -> read(kept.file()));
    }

    private void read(Path file) {
        desk.background()
                .run(() -> text(file), text -> onText.accept(file.getFileName().toString(), text));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    private static MenuItem item(String name, String icon, Runnable action) {
        var item = new MenuItem(name, new FontIcon(icon));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
