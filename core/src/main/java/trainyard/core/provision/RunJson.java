package trainyard.core.provision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trainyard.core.settings.PrivateFiles;

/** {@code run.json}, which {@code supervise.py} reads too, and {@code ended.json}, which that one writes. */
final class RunJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RunJson() {}

    static void write(Run run, AnsibleCommand command) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("id", run.id());
        root.put("started", run.started().toString());
        root.put("cluster", run.cluster());
        root.put("plan", run.plan());
        root.put("digest", run.digest());
        words(root, "command", command.words());
        ObjectNode environment = root.putObject("environment");
        command.environment().forEach(environment::put);
        ProvisionOptions options = run.options();
        root.put("playbook", options.playbook());
        words(root, "limit", options.limit());
        words(root, "tags", options.tags());
        words(root, "skipTags", options.skipTags());
        root.put("check", options.check());
        root.put("diff", options.diff());
        root.put("verbosity", options.verbosity());
        options.forks().ifPresent(forks -> root.put("forks", forks));
        root.put("becomePassword", options.askBecomePassword());
        words(root, "before", options.before());
        words(root, "ansible", run.reach().ansible());
        run.reach().identity().ifPresent(file -> root.put("identity", file));
        run.reach().knownHosts().ifPresent(file -> root.put("knownHosts", file));
        run.where().connection().ifPresent(name -> root.put("where", name));
        root.put("folder", run.where().folder());
        PrivateFiles.write(run.folder().record(), JSON.writeValueAsBytes(root));
    }

    /** @throws IOException where there is no such run, or its file is none of ours */
    static Run read(RunFolder folder) throws IOException {
        try {
            return read(folder, JSON.readTree(Files.readAllBytes(folder.record())));
        } catch (JacksonException | DateTimeException | IllegalArgumentException broken) {
            throw new IOException(folder.record() + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    static void write(RunFolder folder, Run.End end) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("rc", end.status());
        root.put("cancelled", end.cancelled());
        root.put("at", end.at().toString());
        end.why().ifPresent(why -> root.put("why", why));
        PrivateFiles.write(folder.ended(), (root + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Optional<Run.End> end(RunFolder folder) throws IOException {
        if (!Files.exists(folder.ended())) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(folder.ended()));
            return Optional.of(new Run.End(
                    root.path("rc").asInt(1),
                    root.path("cancelled").asBoolean(false),
                    Instant.parse(root.path("at").asString("")),
                    text(root, "why")));
        } catch (JacksonException | DateTimeException broken) {
            throw new IOException(folder.ended() + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static Run read(RunFolder folder, JsonNode root) throws IOException {
        JsonNode forks = root.path("forks");
        var options = new ProvisionOptions(
                root.path("playbook").asString(""),
                words(root, "limit"),
                words(root, "tags"),
                words(root, "skipTags"),
                root.path("check").asBoolean(false),
                root.path("diff").asBoolean(false),
                root.path("verbosity").asInt(0),
                forks.isNumber() ? OptionalInt.of(forks.asInt()) : OptionalInt.empty(),
                root.path("becomePassword").asBoolean(false),
                words(root, "before"));
        var environment = new LinkedHashMap<String, String>();
        for (Map.Entry<String, JsonNode> entry : root.path("environment").properties()) {
            environment.put(entry.getKey(), entry.getValue().asString(""));
        }
        var where = new Run.Where(text(root, "where"), root.path("folder").asString(""));
        return new Run(
                folder,
                Instant.parse(root.path("started").asString("")),
                root.path("cluster").asString(""),
                new AnsibleCommand(words(root, "command"), environment).whole(),
                root.path("plan").asString(""),
                options,
                new Reach(words(root, "ansible"), text(root, "identity"), text(root, "knownHosts")),
                root.path("digest").asString(""),
                where,
                end(folder));
    }

    private static void words(ObjectNode root, String key, List<String> words) {
        var array = root.putArray(key);
        words.forEach(array::add);
    }

    private static List<String> words(JsonNode root, String key) {
        return root.path(key).valueStream().map(node -> node.asString("")).toList();
    }

    private static Optional<String> text(JsonNode root, String key) {
        return Optional.of(root.path(key).asString("")).filter(text -> !text.isEmpty());
    }
}
