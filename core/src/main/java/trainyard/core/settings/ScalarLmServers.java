package trainyard.core.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The ScalarLM servers that the user has set up, in {@code scalarlm.json} of the settings folder. */
public final class ScalarLmServers {
    private static final String KEY = "servers";
    private static final String NAME = "name";
    private static final String URL = "url";
    private static final String VIA = "via_cluster";
    private static final String TOKEN_FILE = "token_file";

    private final JsonFile file;
    private ObjectNode root;
    private final Optional<String> warning;

    private ScalarLmServers(JsonFile file, JsonFile.Content content) {
        this.file = file;
        root = content.root();
        warning = content.warning();
    }

    /** Reads the file; none is there at first. */
    public static ScalarLmServers in(SettingsFolder folder) {
        var file = new JsonFile(folder.scalarLmServers());
        return new ScalarLmServers(file, file.read());
    }

    /** What the user should hear about the file: it could not be read and was kept aside. */
    public Optional<String> warning() {
        return warning;
    }

    public synchronized List<ScalarLmServer> all() {
        return objects(root).flatMap(node -> read(node).stream()).toList();
    }

    public Optional<ScalarLmServer> find(String name) {
        return all().stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /** Keeps a server, in the place of the one with its name where there is one. */
    public synchronized void put(ScalarLmServer server) throws IOException {
        // A change that cannot be written is none.
        ObjectNode changed = root.deepCopy();
        ObjectNode node = objects(changed)
                .filter(known -> known.path(NAME).asString("").equals(server.name()))
                .findFirst()
                .orElseGet(() -> list(changed).addObject());
        node.put(NAME, server.name());
        node.put(URL, server.uri().toString());
        server.viaCluster().ifPresentOrElse(name -> node.put(VIA, name), () -> node.remove(VIA));
        server.tokenFile()
                .ifPresentOrElse(path -> node.put(TOKEN_FILE, path.toString()), () -> node.remove(TOKEN_FILE));
        file.write(changed);
        root = changed;
    }

    /** The server, or empty where the node names none. */
    private static Optional<ScalarLmServer> read(JsonNode node) {
        String name = node.path(NAME).asString("").strip();
        String url = node.path(URL).asString("").strip();
        if (name.isEmpty() || url.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ScalarLmServer(
                    name,
                    new URI(url),
                    text(node.path(VIA)),
                    text(node.path(TOKEN_FILE)).map(Path::of)));
        } catch (URISyntaxException | InvalidPathException unusable) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asString("").strip()).filter(text -> !text.isEmpty());
    }

    private static Stream<ObjectNode> objects(ObjectNode root) {
        return root.path(KEY).valueStream().filter(JsonNode::isObject).map(ObjectNode.class::cast);
    }

    private static ArrayNode list(ObjectNode root) {
        return root.path(KEY) instanceof ArrayNode there ? there : root.putArray(KEY);
    }
}
