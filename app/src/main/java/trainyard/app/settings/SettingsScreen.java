package trainyard.app.settings;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Desk;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.Place;
import trainyard.app.kit.Screen;
import trainyard.app.kit.Subscriptions;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Connections;
import trainyard.core.settings.Preferences.Theme;

/** Connections, and how the window looks. */
public final class SettingsScreen implements Screen {
    private final Desk desk;
    private final Connections connections;
    private final Trial trial;
    private final Consumer<Connection> onOpen;
    private final ListView<Connection> list = new ListView<>();
    private final Button openIt = new Button("Open", new FontIcon("mdi2l-lan-connect"));
    private final Button remove = new Button("Remove…");
    private final ScrollPane detail = new ScrollPane();
    private final HBox root = new HBox();
    private final WatchChoice watch;
    private final Subscriptions open = new Subscriptions();

    /** @param onOpen makes a connection's cluster the open one */
    public SettingsScreen(
            Desk desk, Connections connections, ObjectProperty<Theme> theme, Trial trial, Consumer<Connection> onOpen) {
        this.desk = desk;
        this.connections = connections;
        this.trial = trial;
        this.onOpen = onOpen;
        watch = new WatchChoice(desk);
        list.setId("connections");
        list.setFixedCellSize(44);
        list.setCellFactory(view -> new ConnectionCell());
        var none = new Label("No clusters yet");
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        list.getSelectionModel().selectedItemProperty().subscribe(this::edit);
        list.getStyleClass().addAll("edge-to-edge", "connection-list");
        detail.setFitToWidth(true);
        detail.setFitToHeight(true);
        detail.getStyleClass().add("settings-detail");
        HBox.setHgrow(detail, Priority.ALWAYS);
        root.getChildren().addAll(side(theme), detail);
        nothingChosen();
    }

    private VBox side(ObjectProperty<Theme> theme) {
        var add = new Button("Add a connection", new FontIcon("mdi2p-plus"));
        add.setId("add-connection");
        add.setOnAction(event -> add());
        openIt.setOnAction(event -> chosen().ifPresent(onOpen));
        remove.setOnAction(event -> chosen().ifPresent(this::remove));
        openIt.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        remove.disableProperty().bind(openIt.disableProperty());
        VBox.setVgrow(list, Priority.ALWAYS);
        var onChosen = new HBox(8, openIt, remove);
        onChosen.visibleProperty().bind(Bindings.isNotEmpty(list.getItems()));
        var side = new VBox(
                12,
                title("Clusters"),
                add,
                list,
                onChosen,
                title("Appearance"),
                new ThemeSwitch(theme),
                compactRows(),
                title("Watch for failed jobs"),
                watch);
        side.getStyleClass().add("settings-side");
        return side;
    }

    private CheckBox compactRows() {
        var box = new CheckBox("Compact rows in tables");
        box.setSelected(desk.preferences().now().compactRows());
        box.setOnAction(event -> desk.prefer().accept(now -> now.withCompactRows(box.isSelected())));
        return box;
    }

    private static Node title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void shown(Place place) {
        open.add(FxBridge.onFx(connections.all(), this::refresh));
        watch.shown();
        if (place instanceof Place.Settings(boolean addConnection) && addConnection) {
            add();
        }
    }

    @Override
    public void hidden() {
        open.close();
    }

    private void refresh(List<Connection> all) {
        var kept = chosen().map(Connection::name);
        if (!list.getItems().equals(all)) {
            list.getItems().setAll(all);
            kept.ifPresent(this::choose);
        }
    }

    private Optional<Connection> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void choose(String name) {
        list.getItems().stream()
                .filter(connection -> connection.name().equals(name))
                .findFirst()
                .ifPresent(connection -> list.getSelectionModel().select(connection));
    }

    private void add() {
        list.getSelectionModel().clearSelection();
        show(Optional.empty());
    }

    private void edit(@Nullable Connection connection) {
        if (connection == null) {
            nothingChosen();
        } else {
            show(Optional.of(connection));
        }
    }

    private void show(Optional<Connection> connection) {
        var editor = new ConnectionEditor(connection, connections, desk.background(), trial, saved -> {
            refresh(connections.all().now());
            choose(saved.name());
        });
        detail.setContent(new StackPane(editor));
        StackPane.setAlignment(editor, Pos.TOP_LEFT);
    }

    private void nothingChosen() {
        var start = new Button("Add a connection");
        start.getStyleClass().add("accent");
        start.setOnAction(event -> add());
        var invitation = new EmptyState("mdi2l-lan-connect")
                .say(
                        "Connect to a cluster",
                        "All that is needed is SSH to its controller or a login node. Nothing is installed there.");
        invitation.getChildren().add(start);
        detail.setContent(invitation);
    }

    private void remove(Connection connection) {
        var yes = new ButtonType("Remove " + connection.name(), ButtonData.OK_DONE);
        var question = new Alert(
                Alert.AlertType.CONFIRMATION,
                "The console forgets how to reach it. The cluster itself is not touched.",
                yes,
                ButtonType.CANCEL);
        question.setHeaderText("Remove the connection " + connection.name() + "?");
        question.initOwner(root.getScene().getWindow());
        question.getDialogPane().getStylesheets().setAll(root.getScene().getStylesheets());
        if (question.showAndWait().filter(yes::equals).isEmpty()) {
            return;
        }
        desk.background()
                .run(
                        () -> {
                            forget(connection);
                            return connection;
                        },
                        removed -> list.getSelectionModel().clearSelection());
    }

    private void forget(Connection connection) throws IOException {
        connections.remove(connection.name());
    }

    private static final class ConnectionCell extends ListCell<Connection> {
        private final Label name = new Label();
        private final Label target = new Label();
        private final VBox lines = new VBox(2, name, target);

        ConnectionCell() {
            name.getStyleClass().add("strong");
            target.getStyleClass().add("muted");
        }

        @Override
        protected void updateItem(@Nullable Connection connection, boolean empty) {
            super.updateItem(connection, empty);
            if (empty || connection == null) {
                setGraphic(null);
                return;
            }
            name.setText(connection.name());
            target.setText(connection.user() + "@" + connection.host());
            setGraphic(lines);
        }
    }
}
