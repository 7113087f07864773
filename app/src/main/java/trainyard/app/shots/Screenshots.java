package trainyard.app.shots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.scene.image.WritableImage;
import trainyard.app.kit.Pictures;
import trainyard.app.kit.ScreenEntry;
import trainyard.app.shell.Session;
import trainyard.app.shell.Window;
import trainyard.core.settings.Preferences.Theme;

/** Renders screens of the window to PNG files, on a machine with or without a display. */
public final class Screenshots {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * What to render.
     *
     * @param screen a screen's title, in any case; empty for all of them
     * @param folder where {@code OVERVIEW.png} and the others are written
     */
    public record Request(Optional<String> screen, Theme theme, int width, int height, Path folder) {}

    private Screenshots() {}

    /**
     * Renders, once the cluster has answered, and closes the session.
     *
     * @return the files written
     * @throws IllegalArgumentException when there is no screen of that title; the message names those there are
     */
    public static List<Path> write(Request request, Session session)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        return write(request, session, Clock.systemUTC());
    }

    static List<Path> write(Request request, Session session, Clock clock)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Toolkit.start();
        var window = Toolkit.onFx(() -> Window.of(session, request.theme(), clock, request.width(), request.height()));
        try {
            await(window, () -> window.hasSnapshot());
            var files = new ArrayList<Path>();
            Files.createDirectories(request.folder());
            for (ScreenEntry entry : wanted(window.entries(), request.screen())) {
                Path file = request.folder().resolve(entry.title().toUpperCase(Locale.ROOT) + ".png");
                Pictures.write(picture(window, entry), file);
                files.add(file);
            }
            return files;
        } finally {
            Toolkit.onFx(() -> {
                window.close();
                return window;
            });
        }
    }

    private static List<ScreenEntry> wanted(List<ScreenEntry> entries, Optional<String> title) {
        var found = entries.stream()
                .filter(entry -> title.isEmpty() || entry.title().equalsIgnoreCase(title.get()))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("There is no screen " + title.orElse("") + "; there are "
                    + String.join(", ", entries.stream().map(ScreenEntry::title).toList()));
        }
        return found;
    }

    private static WritableImage picture(Window window, ScreenEntry entry)
            throws InterruptedException, ExecutionException, TimeoutException {
        Toolkit.onFx(() -> {
            window.go(entry.place());
            return window.picture();
        });
        // Twice: the first layout may ask for work, such as the rows of a table.
        await(window, window::isSettled);
        Toolkit.onFx(window::picture);
        await(window, window::isSettled);
        return Toolkit.onFx(window::picture);
    }

    private static void await(Window window, java.util.function.BooleanSupplier condition)
            throws InterruptedException, ExecutionException, TimeoutException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Toolkit.onFx(condition::getAsBoolean)) {
            if (Instant.now().isAfter(end)) {
                throw new TimeoutException(
                        window.trouble().orElse("The cluster did not answer within " + PATIENCE.toSeconds() + " s"));
            }
            Thread.sleep(20);
        }
    }
}
