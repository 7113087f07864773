package trainyard.app.shell;

import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import trainyard.core.observe.Observed;

/** The window's theme, faces and stylesheet. */
public final class Appearance {
    private static final String FACES = "/trainyard/icons/fonts/";
    private static final double FACE_SIZE = 13;

    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    private final Observed<ThemeChoice> chosen;
    private final Runnable unfollow;

    /** @param start the choice kept from last time; later choices are published through {@link #chosen} */
    public Appearance(ThemeChoice start) {
        chosen = new Observed<>(start);
        loadFaces();
        choice.set(start);
        choice.subscribe(now -> {
            now.apply();
            chosen.publish(now);
        });
        var following = Platform.getPreferences()
                .colorSchemeProperty()
                .subscribe(() -> choice.get().apply());
        unfollow = following::unsubscribe;
    }

    public ObjectProperty<ThemeChoice> choice() {
        return choice;
    }

    /** For whoever keeps the choice. */
    public Observed<ThemeChoice> chosen() {
        return chosen;
    }

    void toggle() {
        choice.set(choice.get().isDark() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
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
        unfollow.run();
    }
}
