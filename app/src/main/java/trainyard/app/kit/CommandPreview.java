package trainyard.app.kit;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.core.remote.Command;

/** The exact commands that an action runs, quoted as a shell takes them, and a way to copy them all. */
public final class CommandPreview extends VBox {
    private static final int MOST = 6;

    private final VBox lines = new VBox(4);
    private final Label more = new Label();
    private List<Command> commands = List.of();

    public CommandPreview() {
        super(4);
        getStyleClass().add("command-preview");
        var title = new Label("Commands");
        title.getStyleClass().add("section-title");
        var copy = new Button("Copy", new FontIcon("mdi2c-content-copy"));
        copy.getStyleClass().addAll("flat", "small");
        copy.setOnAction(event ->
                RowCopy.toClipboard(commands.stream().map(Command::line).collect(Collectors.joining("\n"))));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        more.getStyleClass().add("muted");
        var head = new HBox(title, space, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, lines, more);
        show(List.of());
    }

    public void show(List<Command> now) {
        commands = now;
        lines.getChildren()
                .setAll(now.stream().limit(MOST).map(CommandPreview::line).toList());
        more.setText("and %,d more".formatted(now.size() - MOST));
        more.setVisible(now.size() > MOST);
        more.setManaged(now.size() > MOST);
    }

    private static Label line(Command command) {
        var label = new Label(command.line());
        label.getStyleClass().add("code");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
