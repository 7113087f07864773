package trainyard.app.kit;

import java.util.List;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.core.settings.SavedView;

/** Picks a view of a table, and keeps, renames and deletes the user's own. */
final class ViewButton extends MenuButton {
    private static final double WIDEST = 200;

    private final KeptTable table;
    private final String noun;

    /** @param noun of the table's rows */
    ViewButton(KeptTable table, String noun) {
        this.table = table;
        this.noun = noun;
        setId(noun + "-views");
        setGraphic(new FontIcon("mdi2b-bookmark-outline"));
        setMaxWidth(WIDEST);
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip("Views: filter, columns and order under a name"));
        textProperty().bind(table.title().map(title -> title.isEmpty() ? "Views" : title));
        fill();
        setOnShowing(event -> fill());
    }

    private void fill() {
        var items = getItems();
        items.setAll(all(), new SeparatorMenuItem());
        table.views().usual().forEach(view -> items.add(pick(view)));
        List<SavedView> own = table.views().own();
        if (!own.isEmpty()) {
            items.add(new SeparatorMenuItem());
            own.forEach(view -> items.add(pick(view)));
        }
        items.add(new SeparatorMenuItem());
        if (table.isChanged()) {
            table.own().ifPresent(view -> items.add(action("Keep the changes", () -> table.save(view.name()))));
        }
        items.add(action("Save as a view…", this::saveAs));
        table.own().ifPresent(view -> {
            items.add(action("Rename " + view.name() + "…", () -> rename(view)));
            items.add(action("Delete " + view.name(), table::delete));
        });
    }

    private MenuItem all() {
        var item = new CheckMenuItem("All " + noun);
        item.setSelected(table.title().get().isEmpty());
        item.setOnAction(event -> table.all());
        return item;
    }

    private MenuItem pick(SavedView view) {
        var item = new CheckMenuItem(view.name());
        item.setSelected(table.isShown(view));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> table.pick(view));
        return item;
    }

    private static MenuItem action(String title, Runnable run) {
        var item = new MenuItem(title);
        item.setMnemonicParsing(false);
        item.setOnAction((ActionEvent event) -> run.run());
        return item;
    }

    private void saveAs() {
        new NameDialog(
                        "Save as a view",
                        "Filter, columns and order of this table are kept under the name.",
                        "Save",
                        "",
                        name -> table.views().problem(name, Optional.empty()),
                        getScene().getWindow())
                .showAndWait()
                .ifPresent(table::save);
    }

    private void rename(SavedView view) {
        new NameDialog(
                        "Rename " + view.name(),
                        "",
                        "Rename",
                        view.name(),
                        name -> table.views().problem(name, Optional.of(view.name())),
                        getScene().getWindow())
                .showAndWait()
                .ifPresent(table::rename);
    }
}
