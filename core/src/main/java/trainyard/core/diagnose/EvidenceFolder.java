package trainyard.core.diagnose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import trainyard.core.settings.PrivateFiles;

/**
 * Evidence as files: the form in which it is gathered, kept, and handed on. {@value #MANIFEST} tells what each file
 * is; the files are as the programs wrote them.
 */
public final class EvidenceFolder {
    public static final String MANIFEST = "manifest.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int FORM = 1;

    private EvidenceFolder() {}

    /**
     * What the manifest says.
     *
     * @param job its id; empty where it is about none
     * @param cluster the name of the connection
     * @param version Slurm's release, or empty
     * @param zone of times that carry none
     */
    public record Manifest(
            String job,
            String cluster,
            String version,
            ZoneId zone,
            Instant gathered,
            List<Piece> pieces,
            List<Missing> missing) {
        public Manifest {
            pieces = List.copyOf(pieces);
            missing = List.copyOf(missing);
        }
    }

    /**
     * A file of the folder.
     *
     * @param path inside the folder, with {@code /} between names
     * @param behind how much the clock of its times is behind the controller's
     */
    public record Piece(String path, SourceKind kind, Optional<String> node, Optional<Integer> rank, Duration behind) {}

    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(MANIFEST));
    }

    /** Writes the manifest; the pieces lie there already. */
    public static void write(Path folder, Manifest manifest) throws IOException {
        var root = JSON.createObjectNode();
        root.put("v", FORM);
        root.put("job", manifest.job());
        root.put("cluster", manifest.cluster());
        root.put("version", manifest.version());
        root.put("zone", manifest.zone().getId());
        root.put("gathered", manifest.gathered().toString());
        var pieces = root.putArray("pieces");
        for (Piece piece : manifest.pieces()) {
            var node = pieces.addObject();
            node.put("path", piece.path());
            node.put("kind", piece.kind().word());
            piece.node().ifPresent(name -> node.put("node", name));
            piece.rank().ifPresent(rank -> node.put("rank", rank));
            node.put("behind_ms", piece.behind().toMillis());
        }
        var missing = root.putArray("missing");
        for (Missing one : manifest.missing()) {
            missing.addObject().put("what", one.what()).put("why", one.why()).put("how", one.how());
        }
        PrivateFiles.write(folder.resolve(MANIFEST), JSON.writeValueAsBytes(root));
    }

    /** @throws IOException where there is no manifest, or it is none, or names a file outside of the folder */
    public static Manifest manifest(Path folder) throws IOException {
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(folder.resolve(MANIFEST)));
            var pieces = new ArrayList<Piece>();
            for (JsonNode node : root.path("pieces")) {
                pieces.add(piece(folder, node));
            }
            var missing = new ArrayList<Missing>();
            for (JsonNode node : root.path("missing")) {
                missing.add(new Missing(
                        node.path("what").asString(""),
                        node.path("why").asString(""),
                        node.path("how").asString("")));
            }
            return new Manifest(
                    root.path("job").asString(""),
                    root.path("cluster").asString(""),
                    root.path("version").asString(""),
                    zone(root.path("zone").asString("")),
                    Instant.parse(root.path("gathered").asString("")),
                    pieces,
                    missing);
        } catch (JacksonException | DateTimeException broken) {
            throw new IOException(folder.resolve(MANIFEST) + " is no manifest: " + broken.getMessage(), broken);
        }
    }

    public static Evidence open(Path folder) throws IOException {
        Manifest manifest = manifest(folder);
        var sources = new ArrayList<Source>();
        for (Piece piece : manifest.pieces()) {
            Path file = folder.resolve(piece.path());
            if (Files.isRegularFile(file)) {
                sources.add(new Source(
                        piece.path(),
                        Optional.of(piece.kind()),
                        piece.node(),
                        piece.rank(),
                        piece.behind(),
                        () -> Files.newInputStream(file)));
            }
        }
        return new Evidence(sources, manifest.missing(), manifest.zone(), manifest.version());
    }

    private static Piece piece(Path folder, JsonNode node) throws IOException {
        String path = node.path("path").asString("");
        if (path.isEmpty() || !folder.resolve(path).normalize().startsWith(folder.normalize())) {
            throw new IOException("the manifest names a file outside of the folder: " + path);
        }
        String kind = node.path("kind").asString("");
        return new Piece(
                path,
                Arrays.stream(SourceKind.values())
                        .filter(one -> one.word().equals(kind))
                        .findFirst()
                        // What a newer console knows is still a text.
                        .orElse(SourceKind.LOG),
                Optional.of(node.path("node").asString("")).filter(name -> !name.isEmpty()),
                node.has("rank") ? Optional.of(node.path("rank").asInt()) : Optional.empty(),
                Duration.ofMillis(node.path("behind_ms").asLong(0)));
    }

    private static ZoneId zone(String id) {
        return id.isEmpty() ? ZoneOffset.UTC : ZoneId.of(id);
    }
}
