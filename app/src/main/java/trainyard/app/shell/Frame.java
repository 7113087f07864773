package trainyard.app.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.inspect.Inspector;
import trainyard.app.kit.MenuKeys;
import trainyard.app.kit.Place;
import trainyard.app.kit.Screen;
import trainyard.app.kit.ScreenEntry;
import trainyard.app.kit.Subject;
import trainyard.app.operate.Operations;
import trainyard.app.operate.Verb;
import trainyard.core.settings.Preferences.Theme;

/** The window's content: rail, top bar, the screen, inspector, status bar, and the palette over them. */
public final class Frame extends StackPane {
    private final Console console;
    private final Appearance appearance;
    private final List<ScreenEntry> entries;
    private final List<ScreenEntry> pages;
    private final Map<ScreenEntry, Screen> screens = new HashMap<>();
    private final BorderPane body = new BorderPane();
    private final Notices notices;
    private final PaletteView palette;
    private final StatusBar status;
    private final TaskDrawer tasks;
    private Optional<Screen> shown = Optional.empty();
    private boolean seen;

    /** @param notices where failures of background work are said */
    Frame(Console console, Appearance appearance, List<ScreenEntry> entries, List<ScreenEntry> pages, Notices notices) {
        this.console = console;
        this.appearance = appearance;
        this.entries = entries;
        this.pages = pages;
        this.notices = notices;
        getStyleClass().add("frame");
        tasks = new TaskDrawer(console.background());
        status = new StatusBar(console, tasks::toggle);
        palette = new PaletteView(console.desk(), this::palette);

        var inspector = new Inspector(console.desk());
        var main = new BorderPane(body);
        main.setTop(new VBox(new TopBar(console, palette::open, this::toggleTheme), demoBanner()));
        main.setLeft(new Rail(console, entries));
        main.setBottom(status);
        body.rightProperty().bind(console.desk().selection().map(subject -> subject.isPresent() ? inspector : null));
        StackPane.setAlignment(notices, Pos.BOTTOM_RIGHT);
        getChildren().addAll(main, notices, tasks, palette);
        MenuKeys.install(this);
        // Also where the place is like the one before: a search or a view is asked for once more.
        console.place().subscribe(() -> show(console.place().get()));
        show(console.place().get());
    }

    /** What the window opens when it is seen; {@link #hidden} closes it. */
    void shown() {
        seen = true;
        status.shown();
        console.visible(true);
        shown.ifPresent(screen -> screen.shown(console.place().get().again()));
        focusScreen();
    }

    void hidden() {
        seen = false;
        tasks.close();
        shown.ifPresent(Screen::hidden);
        console.visible(false);
        status.hidden();
    }

    /** What is lost if the window closes now; empty where nothing is. */
    Optional<String> unsaved() {
        return screens.values().stream()
                .flatMap(screen -> screen.unsaved().stream())
                .findFirst();
    }

    private void show(Place place) {
        ScreenEntry entry = Stream.concat(entries.stream(), pages.stream())
                .filter(candidate -> candidate.leadsTo(place))
                .findFirst()
                .orElseThrow();
        if (seen) {
            shown.ifPresent(Screen::hidden);
        }
        Screen next = screens.computeIfAbsent(entry, key -> key.open().get());
        shown = Optional.of(next);
        body.setCenter(next.view());
        if (seen) {
            next.shown(place);
            focusScreen();
        }
    }

    private Node demoBanner() {
        var words = new Label(
                "Demo cluster: everything here is simulated on this machine.", new FontIcon("mdi2s-school-outline"));
        var connect = new Button("Connect to a cluster…");
        connect.getStyleClass().addAll("flat", "accent");
        connect.setOnAction(event -> console.go(new Place.Settings(true)));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var banner = new HBox(8, words, space, connect);
        banner.getStyleClass().add("demo-banner");
        console.session().subscribe(open -> {
            boolean demo = open.map(Session::isDemo).orElse(false);
            banner.setVisible(demo);
            banner.setManaged(demo);
        });
        return banner;
    }

    /** Each shortcut is a command of the palette too. */
    void shortcuts(Scene scene) {
        var keys = scene.getAccelerators();
        keys.put(KeyCombination.valueOf("Shortcut+K"), palette::open);
        keys.put(KeyCombination.valueOf("Shortcut+F"), this::findOnScreen);
        keys.put(KeyCombination.valueOf("Esc"), () -> console.desk().selection().set(Optional.empty()));
        entries.forEach(entry -> keys.put(entry.keys(), () -> {
            console.go(entry.place());
            focusScreen();
        }));
        keys.put(KeyCombination.valueOf("F5"), console::refreshNow);
        keys.put(KeyCombination.valueOf("F6"), () -> console.step(1));
        keys.put(KeyCombination.valueOf("Shift+F6"), () -> console.step(-1));
        keys.put(KeyCombination.valueOf("F8"), tasks::toggle);
        keys.put(KeyCombination.valueOf("Shortcut+Shift+L"), this::toggleTheme);
    }

    /** Whoever follows the system hears that this window no longer does. */
    private void toggleTheme() {
        boolean followed = appearance.theme().get() == Theme.SYSTEM;
        appearance.toggle();
        if (followed) {
            notices.tell("The window no longer follows the system's theme. Settings, Appearance has it back.");
        }
    }

    private void focusScreen() {
        shown.map(Screen::focus).ifPresent(Focus::into);
    }

    private void findOnScreen() {
        shown.flatMap(screen -> Focus.find(screen.view(), "filter-field")).ifPresent(Node::requestFocus);
    }

    private Palette palette() {
        var commands = new ArrayList<Palette.Hit>();
        for (ScreenEntry entry : entries) {
            commands.add(new Palette.Hit(
                    entry.title(),
                    "screen",
                    entry.icon(),
                    entry.keys().getDisplayText(),
                    () -> console.go(entry.place())));
        }
        commands.addAll(ViewHits.of(console.desk()));
        commands.add(action("Refresh now", "mdi2r-refresh", "F5", console::refreshNow));
        commands.add(action("Find on this screen", "mdi2m-magnify", "Ctrl+F", this::findOnScreen));
        commands.add(action("Running tasks", "mdi2p-progress-clock", "F8", tasks::toggle));
        commands.add(action("Resource report", "mdi2f-file-chart-outline", "", () -> console.go(new Place.Report())));
        commands.add(action("Next open cluster", "mdi2s-swap-horizontal", "F6", () -> console.step(1)));
        console.session().get().ifPresent(shown -> {
            boolean watched = console.isWatched(shown);
            commands.add(action(
                    (watched ? "Stop watching " : "Watch ") + shown.name() + " in the background",
                    "mdi2e-eye-outline",
                    "",
                    () -> console.watch(shown, !watched)));
            boolean readOnly = shown.connection().now().readOnly();
            commands.add(action(
                    readOnly ? "Allow actions on " + shown.name() : "Make " + shown.name() + " read-only",
                    readOnly ? "mdi2l-lock-open-variant-outline" : "mdi2l-lock-outline",
                    "",
                    status::switchAccess));
            commands.add(
                    action("Disconnect " + shown.name(), "mdi2l-lan-disconnect", "", () -> console.disconnect(shown)));
        });
        commands.add(action("Connect to a cluster", "mdi2p-plus", "", () -> console.go(new Place.Settings(true))));
        commands.add(action("Open the demo cluster", "mdi2s-school-outline", "", console::openDemo));
        console.connections()
                .forEach(connection -> commands.add(
                        action("Open " + connection.name(), "mdi2s-server", "", () -> console.open(connection))));
        for (Theme theme : Theme.values()) {
            commands.add(action(
                    "Theme: " + theme.name().toLowerCase(Locale.ROOT),
                    "mdi2t-theme-light-dark",
                    "",
                    () -> appearance.theme().set(theme)));
        }
        console.desk().selection().get().ifPresent(subject -> commands.addAll(operationsOn(subject)));
        return new Palette(commands, this::open);
    }

    /** What can be done to the selected node or job, by name. */
    private List<Palette.Hit> operationsOn(Subject subject) {
        return switch (subject) {
            case Subject.OfNode(var name) -> operations(Verb.Target.NODE, List.of(name));
            case Subject.OfJob(var number) -> operations(Verb.Target.JOB, List.of(Long.toString(number)));
            case Subject.OfNodes(var names) -> operations(Verb.Target.NODE, names);
            case Subject.OfPartition(var name) -> List.of();
        };
    }

    private List<Palette.Hit> operations(Verb.Target target, List<String> targets) {
        var operations = new Operations(console.desk());
        return Verb.of(target).stream()
                .map(verb -> action(verb.on(targets), verb.icon(), "", () -> operations.ask(verb, targets, this)))
                .toList();
    }

    private static Palette.Hit action(String title, String icon, String keys, Runnable run) {
        return new Palette.Hit(title, "action", icon, keys, run);
    }

    private void open(Subject subject) {
        switch (subject) {
            case Subject.OfJob(var number) -> console.go(new Place.Job(number));
            case Subject.OfPartition partition -> goTo(new Place.Partitions(), subject);
            case Subject.OfNode node -> goTo(new Place.Nodes(""), subject);
            case Subject.OfNodes nodes -> goTo(new Place.Topology(), subject);
        }
    }

    private void goTo(Place place, Subject subject) {
        console.go(place);
        console.desk().select(subject);
    }
}
