package trainyard.core.settings;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;
import trainyard.core.observe.Observed;

/**
 * Keeps the preferences in {@code preferences.json} of the settings folder. A change shows at once and is saved soon:
 * many quick ones, as while a window is dragged larger, are written once. Closing writes what is still to be written.
 */
public final class PreferencesStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PreferencesStore.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final JsonFile file;
    private final ObjectNode root;
    private final Optional<String> warning;
    private final Duration soon;
    private final Observed<Preferences> preferences;
    private @Nullable Thread saving;

    private PreferencesStore(JsonFile file, JsonFile.Content content, Duration soon) {
        this.file = file;
        this.soon = soon;
        root = content.root();
        warning = content.warning();
        preferences = new Observed<>(PreferencesJson.read(root));
    }

    public static PreferencesStore in(SettingsFolder folder) {
        return in(folder, SOON);
    }

    static PreferencesStore in(SettingsFolder folder, Duration soon) {
        var file = new JsonFile(folder.preferences());
        return new PreferencesStore(file, file.read(), soon);
    }

    /** What the user should hear about the file: it could not be read and was kept aside. */
    public Optional<String> warning() {
        return warning;
    }

    public Observed<Preferences> preferences() {
        return preferences;
    }

    /** Replaces the preferences by what the change makes of them. */
    public synchronized void change(UnaryOperator<Preferences> change) {
        var before = preferences.now();
        var after = change.apply(before);
        if (after.equals(before)) {
            return;
        }
        preferences.publish(after);
        if (saving == null) {
            saving = Thread.ofVirtual().name("save-preferences").start(this::saveSoon);
        }
    }

    @Override
    public synchronized void close() {
        if (saving != null) {
            saving.interrupt();
            save();
        }
    }

    private void saveSoon() {
        try {
            Thread.sleep(soon);
        } catch (InterruptedException closed) {
            return;
        }
        synchronized (this) {
            if (Thread.currentThread().equals(saving)) {
                save();
            }
        }
    }

    private void save() {
        saving = null;
        PreferencesJson.write(preferences.now(), root);
        try {
            file.write(root);
        } catch (IOException full) {
            // The preferences stay as chosen until the console ends: no reason to stop the user's work.
            LOG.warn("preferences could not be saved", full);
        }
    }
}
