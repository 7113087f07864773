package trainyard.app.config.partitions;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.MenuKeys;

/** What can be done with chosen nodes without dragging them. */
final class NodeMenu {
    private final NodeList list;
    private final BoardEdits edits;
    private final Consumer<Carried> toNew;
    private final ContextMenu menu = new ContextMenu();

    private NodeMenu(NodeList list, BoardEdits edits, Consumer<Carried> toNew) {
        this.list = list;
        this.edits = edits;
        this.toNew = toNew;
    }

    /** @param toNew hears nodes that a new partition is to be made for */
    static void install(NodeList list, BoardEdits edits, Consumer<Carried> toNew) {
        var menu = new NodeMenu(list, edits, toNew);
        MenuKeys.install(list);
        list.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, menu::open);
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                list.carried().ifPresent(edits::out);
                event.consume();
            }
        });
    }

    private void open(ContextMenuEvent event) {
        list.carried().ifPresent(nodes -> {
            menu.getItems().clear();
            if (nodes.from().isPresent()) {
                others(nodes).forEach(name -> item("Move to " + name, () -> edits.into(nodes, name, false)));
                separate();
            }
            others(nodes).forEach(name -> item("Add to " + name, () -> edits.into(nodes, name, true)));
            item("New partition with " + nodes.words() + "…", () -> toNew.accept(nodes));
            nodes.from().ifPresent(from -> {
                separate();
                item("Take out of " + from, () -> edits.out(nodes)).setGraphic(new FontIcon("mdi2m-minus"));
            });
            menu.show(list, event.getScreenX(), event.getScreenY());
        });
        event.consume();
    }

    private java.util.List<String> others(Carried nodes) {
        Optional<String> from = nodes.from();
        return edits.board().names().stream()
                .filter(name -> from.filter(name::equals).isEmpty())
                .toList();
    }

    private void separate() {
        if (!menu.getItems().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
    }

    private MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        // Names of partitions have underscores, which are no mnemonics.
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        menu.getItems().add(item);
        return item;
    }
}
