package trainyard.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;
import trainyard.core.settings.Preferences.Theme;

/** The window's theme, faces and stylesheet. */
public final class Appearance {
    private static final String FACES = "/trainyard/icons/fonts/";
    private static final double FACE_SIZE = 13;

    private final ObjectProperty<Theme> theme;
    private final Subscription following;

    public Appearance(Theme start) {
        loadFaces();
        theme = new SimpleObjectProperty<>(start);
        theme.subscribe(chosen -> apply());
        following = Platform.getPreferences().colorSchemeProperty().subscribe(this::apply);
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /** Between light and dark, away from the system's choice. */
    void toggle() {
        theme.set(isDark() ? Theme.LIGHT : Theme.DARK);
    }

    private boolean isDark() {
        return switch (theme.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private void apply() {
        Application.setUserAgentStylesheet(
                isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** Brings our rules into a scene; the theme itself is the whole program's. */
    public static void dress(Scene scene) {
        scene.getStylesheets().setAll(stylesheet());
    }

    static String stylesheet() {
        return resource("/trainyard/app/console.css");
    }

    private static String resource(String path) {
        return Objects.requireNonNull(Appearance.class.getResource(path), path).toExternalForm();
    }

    private static void loadFaces() {
        for (String face : new String[] {"Inter-Regular.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf"}) {
            Font.loadFont(resource(FACES + face), FACE_SIZE);
        }
    }

    void close() {
        following.unsubscribe();
    }
}
