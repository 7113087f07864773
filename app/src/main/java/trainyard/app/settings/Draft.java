package trainyard.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Connection.Client;
import trainyard.core.settings.Connection.Login;

/** A connection while the user writes it: texts, and what is wrong with them. */
final class Draft {
    private static final int LAST_PORT = 65_535;

    /** The fields that can be wrong. */
    enum Field {
        NAME,
        HOST,
        PORT,
        USER,
        IDENTITY,
        CLIENT,
        KNOWN_HOSTS,
        PLAN
    }

    final StringProperty name = new SimpleStringProperty("");
    final StringProperty host = new SimpleStringProperty("");
    final StringProperty port = new SimpleStringProperty("22");
    final StringProperty user = new SimpleStringProperty("");
    final ObjectProperty<Login> login = new SimpleObjectProperty<>(Login.KEY);
    final ObjectProperty<Client> client = new SimpleObjectProperty<>(Client.BUILT_IN);
    final StringProperty identity = new SimpleStringProperty("");
    final StringProperty jumpHost = new SimpleStringProperty("");
    final StringProperty knownHosts = new SimpleStringProperty("");
    final StringProperty plan = new SimpleStringProperty("");
    final BooleanProperty actions = new SimpleBooleanProperty(false);
    final BooleanProperty sudo = new SimpleBooleanProperty(false);

    /** @param proposedUser who the user is on this machine, often the same there */
    static Draft empty(String proposedUser) {
        var draft = new Draft();
        draft.user.set(proposedUser);
        return draft;
    }

    static Draft of(Connection connection) {
        var draft = new Draft();
        draft.name.set(connection.name());
        draft.host.set(connection.host());
        draft.port.set(Integer.toString(connection.port()));
        draft.user.set(connection.user());
        draft.login.set(connection.login());
        draft.client.set(connection.client());
        draft.identity.set(text(connection.identity()));
        draft.jumpHost.set(connection.jumpHost().orElse(""));
        draft.knownHosts.set(text(connection.knownHosts()));
        draft.plan.set(text(connection.plan()));
        draft.actions.set(!connection.readOnly());
        draft.sudo.set(connection.sudo());
        return draft;
    }

    private static String text(Optional<Path> file) {
        return file.map(Path::toString).orElse("");
    }

    /** What is wrong, in a sentence that says what to write; only fields with a problem. */
    Map<Field, String> problems() {
        var problems = new EnumMap<Field, String>(Field.class);
        if (name.get().isBlank()) {
            problems.put(Field.NAME, "Give the cluster a name, such as the one people call it");
        }
        if (host.get().isBlank()) {
            problems.put(Field.HOST, "Enter the name or address of the controller or a login node");
        } else if (host.get().strip().chars().anyMatch(Character::isWhitespace)) {
            problems.put(Field.HOST, "A host name has no spaces");
        }
        if (port().isEmpty()) {
            problems.put(Field.PORT, "A port is a number from 1 to " + LAST_PORT);
        }
        if (user.get().isBlank()) {
            problems.put(Field.USER, "Enter the user to sign in as");
        }
        missing(identity).ifPresent(words -> problems.put(Field.IDENTITY, words));
        missing(knownHosts).ifPresent(words -> problems.put(Field.KNOWN_HOSTS, words));
        missing(plan).ifPresent(words -> problems.put(Field.PLAN, words));
        if (client.get() == Client.BUILT_IN && login.get() == Login.AGENT) {
            problems.put(Field.CLIENT, "An SSH agent needs the installed OpenSSH");
        } else if (client.get() == Client.BUILT_IN && !jumpHost.get().isBlank()) {
            problems.put(Field.CLIENT, "A jump host needs the installed OpenSSH");
        }
        return problems;
    }

    private Optional<Integer> port() {
        String text = port.get().strip();
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number >= 1 && number <= LAST_PORT ? Optional.of(number) : Optional.empty();
    }

    private static Optional<String> missing(StringProperty file) {
        return path(file).filter(path -> !Files.isReadable(path)).map(path -> "There is no such file");
    }

    private static Optional<Path> path(StringProperty file) {
        String text = file.get().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }

    /** Call only without {@link #problems}. */
    Connection connection() {
        return new Connection(
                name.get().strip(),
                user.get().strip(),
                host.get().strip(),
                port().orElseThrow(),
                login.get(),
                client.get(),
                login.get() == Login.KEY ? path(identity) : Optional.empty(),
                path(knownHosts),
                Optional.of(jumpHost.get().strip()).filter(text -> !text.isEmpty()),
                path(plan),
                !actions.get(),
                sudo.get());
    }
}
