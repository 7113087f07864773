package trainyard.app.topology;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Background;
import trainyard.app.kit.Pictures;

/** Writes the map to a file of the user's choice. */
final class ExportMenu extends MenuButton {
    private final Background background;
    private final Supplier<Optional<MapExport>> map;

    /** @param map empty as long as there is none */
    ExportMenu(Background background, Supplier<Optional<MapExport>> map) {
        super("Save the map as a picture", new FontIcon("mdi2d-download-outline"));
        this.background = background;
        this.map = map;
        setId("export-map");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().addAll("flat", "button-icon", "no-arrow");
        setTooltip(new Tooltip("Save the map as a picture"));
        getItems().setAll(item("Save as SVG…", "svg"), item("Save as PNG…", "png"));
    }

    private MenuItem item(String text, String kind) {
        var item = new MenuItem(text);
        item.setOnAction(event -> map.get().ifPresent(whole -> {
            var chooser = new FileChooser();
            chooser.setTitle("Save the map");
            chooser.setInitialFileName("topology." + kind);
            chooser.getExtensionFilters()
                    .setAll(new FileChooser.ExtensionFilter(kind.toUpperCase(Locale.ROOT), "*." + kind));
            File chosen = chooser.showSaveDialog(getScene().getWindow());
            if (chosen != null) {
                write(whole, chosen.toPath(), kind.equals("png"));
            }
        }));
        return item;
    }

    private void write(MapExport whole, Path file, boolean isImage) {
        background.task("Saving " + file.getFileName(), writing(whole, file, isImage), written -> {});
    }

    /** Draws now, on the FX thread; what is returned writes the file. */
    static Callable<Path> writing(MapExport whole, Path file, boolean isImage) {
        if (isImage) {
            var image = whole.image();
            return () -> {
                Pictures.write(image, file);
                return file;
            };
        }
        String text = whole.svg();
        return () -> Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
