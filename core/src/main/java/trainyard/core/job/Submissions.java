package trainyard.core.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import trainyard.core.plan.yaml.YamlSyntaxException;
import trainyard.core.settings.PrivateFiles;
import trainyard.core.settings.SettingsFolder;

/** What this user submitted from this machine: a file for each, so that any job can be composed again. */
public final class Submissions {
    private static final int KEPT = 500;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    /**
     * One job.
     *
     * @param cluster the connection's name
     * @param id of the job there
     * @param script as it was submitted, with what was written by hand
     * @param code the folder that was carried along; empty for none
     */
    public record Submission(Instant time, String cluster, String id, Recipe recipe, String script, String code) {
        public String name() {
            return recipe.text(RecipeField.NAME);
        }
    }

    private final Path folder;

    private Submissions(Path folder) {
        this.folder = folder;
    }

    public static Submissions in(SettingsFolder settings) {
        return new Submissions(settings.path().resolve("submissions"));
    }

    /** Keeps one; the oldest beyond {@value #KEPT} go. */
    public void keep(Submission submission) throws IOException {
        PrivateFiles.createFolder(folder);
        var fields = new LinkedHashMap<String, String>();
        fields.put("time", submission.time().toString());
        fields.put("cluster", submission.cluster());
        fields.put("id", submission.id());
        fields.put("code", submission.code());
        fields.put("recipe", RecipeFile.write(submission.recipe()));
        fields.put("script", submission.script());
        Path file = folder.resolve(STAMP.format(submission.time()) + "-" + submission.id() + ".json");
        PrivateFiles.write(file, JSON.writeValueAsBytes(fields));
        List<Path> files = files();
        for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
            Files.deleteIfExists(old);
        }
    }

    /** The newest first. One that cannot be read is passed over: it keeps none of the others from being found. */
    public List<Submission> all() throws IOException {
        var all = new ArrayList<Submission>();
        for (Path file : files()) {
            read(file).ifPresent(all::add);
        }
        return all;
    }

    public Optional<Submission> find(String cluster, String id) throws IOException {
        return all().stream()
                .filter(one -> one.cluster().equals(cluster) && one.id().equals(id))
                .findFirst();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .toList();
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private static Optional<Submission> read(Path file) throws IOException {
        try {
            JsonNode fields = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
            Map<String, String> texts = new LinkedHashMap<>();
            fields.properties()
                    .forEach(field -> texts.put(field.getKey(), field.getValue().asString("")));
            return Optional.of(new Submission(
                    Instant.parse(texts.getOrDefault("time", "")),
                    texts.getOrDefault("cluster", ""),
                    texts.getOrDefault("id", ""),
                    RecipeFile.read(texts.getOrDefault("recipe", "")).recipe(),
                    texts.getOrDefault("script", ""),
                    texts.getOrDefault("code", "")));
        } catch (JacksonException | YamlSyntaxException | java.time.format.DateTimeParseException broken) {
            return Optional.empty();
        }
    }
}
