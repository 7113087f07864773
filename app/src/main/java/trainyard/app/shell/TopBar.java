package trainyard.app.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Place;
import trainyard.core.settings.Connection;

/** Cluster switch on the left, search in the middle, refresh and theme on the right. */
final class TopBar extends HBox {
    private static final double SIDE = 200;

    private final Console console;
    private final MenuButton clusters = new MenuButton();

    TopBar(Console console, Runnable openPalette, Runnable toggleTheme) {
        this.console = console;
        getStyleClass().add("top-bar");
        clusters.setGraphic(new FontIcon("mdi2s-server-network"));
        clusters.getStyleClass().add("cluster-switch");
        clusters.setOnShowing(event -> fill());
        fill();
        console.session()
                .subscribe(open -> clusters.setText(open.map(Session::name).orElse("Open a cluster")));

        getChildren()
                .addAll(
                        side(Pos.CENTER_LEFT, clusters),
                        search(openPalette),
                        side(Pos.CENTER_RIGHT, refresh(), theme(toggleTheme)));
    }

    private void fill() {
        var demo = new MenuItem("Demo cluster", new FontIcon("mdi2s-school-outline"));
        demo.setOnAction(event -> console.openDemo());
        clusters.getItems().setAll(demo);
        for (Connection connection : console.connections()) {
            boolean isOpen =
                    console.open().stream().anyMatch(open -> open.name().equals(connection.name()));
            var item = new MenuItem(connection.name(), new FontIcon(isOpen ? "mdi2l-lan-connect" : "mdi2s-server"));
            item.setOnAction(event -> console.open(connection));
            clusters.getItems().add(item);
        }
        console.session()
                .get()
                .ifPresent(
                        shown -> clusters.getItems().addAll(new SeparatorMenuItem(), watch(shown), disconnect(shown)));
        var connect = new MenuItem("Connect to a cluster…", new FontIcon("mdi2p-plus"));
        connect.setOnAction(event -> console.go(new Place.Settings(true)));
        clusters.getItems().addAll(new SeparatorMenuItem(), connect);
    }

    private MenuItem watch(Session shown) {
        var item = new CheckMenuItem("Watch " + shown.name() + " in the background");
        item.setSelected(console.isWatched(shown));
        item.setOnAction(event -> console.watch(shown, item.isSelected()));
        return item;
    }

    private MenuItem disconnect(Session shown) {
        var item = new MenuItem("Disconnect " + shown.name(), new FontIcon("mdi2l-lan-disconnect"));
        item.setOnAction(event -> console.disconnect(shown));
        return item;
    }

    private static Button search(Runnable openPalette) {
        var keys = new Label("Ctrl+K");
        keys.getStyleClass().add("key-cap");
        var words = new Label("Search nodes, jobs and commands", new FontIcon("mdi2m-magnify"));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var face = new HBox(8, words, space, keys);
        face.getStyleClass().add("search-face");
        var button = new Button("Search", face);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("search-button");
        button.setOnAction(event -> openPalette.run());
        face.prefWidthProperty().bind(button.widthProperty().subtract(24));
        return button;
    }

    private Button refresh() {
        var button = iconButton("Refresh now", "F5", "mdi2r-refresh");
        button.setOnAction(event -> console.refreshNow());
        return button;
    }

    private static Button theme(Runnable toggle) {
        var button = iconButton("Light or dark", "Ctrl+Shift+L", "mdi2t-theme-light-dark");
        button.setOnAction(event -> toggle.run());
        return button;
    }

    private static Button iconButton(String name, String keys, String icon) {
        var button = new Button(name, new FontIcon(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(name + "  " + keys));
        return button;
    }

    /** Both sides are as wide as each other, so that the search stands in the middle whatever the cluster's name. */
    private static HBox side(Pos alignment, Node... nodes) {
        var side = new HBox(8, nodes);
        side.setAlignment(alignment);
        side.setPrefWidth(SIDE);
        HBox.setHgrow(side, Priority.ALWAYS);
        return side;
    }
}
