package trainyard.core.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the console keeps what the user has set: {@code TRAINYARD_HOME} where that is given, else where each system
 * wants it (XDG Base Directory; Known Folders; Apple's File System Programming Guide).
 *
 * @param path a folder that need not be there yet
 */
public record SettingsFolder(Path path) {
    /** Environment variable and system property that choose another folder; the property wins. */
    public static final String OVERRIDE = "TRAINYARD_HOME";

    public static SettingsFolder ofThisUser() {
        var given = Optional.ofNullable(System.getProperty(OVERRIDE)).filter(text -> !text.isBlank());
        return given.map(text -> new SettingsFolder(Path.of(text)))
                .orElseGet(() -> of(System.getProperty("os.name", ""), home(), System.getenv()));
    }

    static SettingsFolder of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        var chosen = path(environment.get(OVERRIDE));
        if (chosen.isPresent()) {
            return new SettingsFolder(chosen.get());
        }
        if (name.startsWith("windows")) {
            Path roaming = path(environment.get("APPDATA")).orElse(home.resolve("AppData/Roaming"));
            return new SettingsFolder(roaming.resolve("Trainyard"));
        }
        if (name.startsWith("mac")) {
            return new SettingsFolder(home.resolve("Library/Application Support/Trainyard"));
        }
        // The specification: a relative path is to be ignored.
        Path config = path(environment.get("XDG_CONFIG_HOME"))
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".config"));
        return new SettingsFolder(config.resolve("trainyard"));
    }

    /** Host keys that the user accepted in the console. */
    public Path knownHosts() {
        return path.resolve("known_hosts");
    }

    public Path connections() {
        return path.resolve("connections.json");
    }

    /** See {@link ScalarLmServers}. */
    public Path scalarLmServers() {
        return path.resolve("scalarlm.json");
    }

    public Path preferences() {
        return path.resolve("preferences.json");
    }

    /** Drains that were to end at some time; see {@link Reminders}. */
    public Path reminders() {
        return path.resolve("reminders.json");
    }

    /** What the console did to clusters; see {@link AuditLog}. */
    public Path auditLog() {
        return path.resolve("audit.jsonl");
    }

    /** Causes and rules of the site's own, as YAML. */
    public Path diagnosisRules() {
        return path.resolve("diagnosis");
    }

    /** What the user said of reports on failures. */
    public Path diagnosisFeedback() {
        return path.resolve("diagnosis-feedback.jsonl");
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    private static Optional<Path> path(@Nullable String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank()).map(Path::of);
    }
}
