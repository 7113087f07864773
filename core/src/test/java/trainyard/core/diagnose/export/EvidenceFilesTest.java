package trainyard.core.diagnose.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.diagnose.EvidenceFolder;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.Source;
import trainyard.core.diagnose.SourceKind;

class EvidenceFilesTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @TempDir
    private Path folder;

    private static EvidenceFiles open(InputStream stdin, Path... files) throws IOException {
        return EvidenceFiles.open(List.of(files), TOKYO, stdin);
    }

    private static EvidenceFiles open(Path... files) throws IOException {
        return open(InputStream.nullInputStream(), files);
    }

    private static String text(Source source) throws IOException {
        try (var in = source.content().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> names(EvidenceFiles opened) {
        return opened.evidence().sources().stream().map(Source::name).toList();
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private Path zip(String name, Map<String, String> entries) throws IOException {
        Path zip = folder.resolve(name);
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return zip;
    }

    private static List<Path> temporary() throws IOException {
        String own = "trainyard-evidence-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(own))
                    .toList();
        }
    }

    @Test
    void plain_and_packed_logs_keep_their_names_and_have_to_tell_what_they_are() throws Exception {
        Path plain = file("a.log", "one\n");
        Path packed = Files.write(folder.resolve("b.log.gz"), gzip("two\n"));
        try (var opened = open(plain, packed)) {
            assertEquals(List.of(plain.toString(), packed.toString()), names(opened));
            assertEquals("one\n", text(opened.evidence().sources().getFirst()));
            assertEquals("two\n", text(opened.evidence().sources().get(1)));
            assertEquals("two\n", text(opened.evidence().sources().get(1)), "it can be opened anew");
            assertTrue(opened.evidence().sources().stream()
                    .allMatch(source -> source.kind().isEmpty()));
            assertEquals(TOKYO, opened.evidence().zone());
        }
        assertTrue(Files.exists(plain));
    }

    @Test
    void the_standard_input_may_be_a_log_a_packed_log_or_a_bundle() throws Exception {
        byte[] zip = Files.readAllBytes(zip("x.zip", Map.of("in/a.txt", "three\n")));
        try (var plain = open(new ByteArrayInputStream("one\n".getBytes(StandardCharsets.UTF_8)), EvidenceFiles.STDIN);
                var packed = open(new ByteArrayInputStream(gzip("two\n")), EvidenceFiles.STDIN);
                var bundle = open(new ByteArrayInputStream(zip), EvidenceFiles.STDIN)) {
            assertEquals(List.of("stdin"), names(plain));
            assertEquals("one\n", text(plain.evidence().sources().getFirst()));
            assertEquals("two\n", text(packed.evidence().sources().getFirst()));
            assertEquals(List.of("stdin/in/a.txt"), names(bundle));
            assertFalse(temporary().isEmpty());
        }
        assertEquals(List.of(), temporary());
    }

    @Test
    void a_folder_gives_its_texts_and_tells_what_it_leaves_out() throws Exception {
        Path logs = file("logs/b.log", "x").getParent();
        file("logs/a/rank-0.log", "x");
        file("logs/.git/config", "x");
        file("logs/.hidden", "x");
        Files.move(zip("inner.zip", Map.of("a", "b")), logs.resolve("inner.zip"));
        try (var opened = open(logs)) {
            assertEquals(List.of(logs + "/a/rank-0.log", logs + "/b.log"), names(opened));
            assertEquals(
                    List.of(new Missing(logs + "/inner.zip", "It is no text.", "")),
                    opened.evidence().missing());
        }
    }

    @Test
    void a_folder_with_too_many_files_is_told_of() throws Exception {
        Path logs = Files.createDirectory(folder.resolve("many"));
        for (int i = 0; i < 2_001; i++) {
            Files.createFile(logs.resolve("log-" + i));
        }
        try (var opened = open(logs)) {
            assertEquals(2_000, opened.evidence().sources().size());
            assertTrue(opened.evidence().missing().getFirst().why().contains("more than 2000"));
        }
    }

    @Test
    void a_second_folder_with_a_manifest_keeps_its_names_apart() throws Exception {
        for (String name : List.of("one", "two")) {
            Path evidence = file(name + "/job.txt", name).getParent();
            EvidenceFolder.write(
                    evidence,
                    new EvidenceFolder.Manifest(
                            "1",
                            "lab",
                            name.equals("one") ? "" : "22.05",
                            ZoneId.of("Europe/Berlin"),
                            Instant.EPOCH,
                            List.of(new EvidenceFolder.Piece(
                                    "job.txt", SourceKind.JOB, Optional.empty(), Optional.empty(), Duration.ZERO)),
                            List.of()));
        }
        try (var opened = open(folder.resolve("one"), folder.resolve("two"))) {
            assertEquals(List.of("job.txt", folder.resolve("two") + "/job.txt"), names(opened));
            assertEquals("22.05", opened.evidence().version());
            assertEquals(ZoneId.of("Europe/Berlin"), opened.evidence().zone());
        }
    }

    @Test
    void what_is_not_there_is_said_and_leaves_nothing() throws Exception {
        Path zip = zip("x.zip", Map.of("a.txt", "x"));
        assertThrows(NoSuchFileException.class, () -> open(zip, folder.resolve("gone")));
        assertEquals(List.of(), temporary());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../out.txt", "a/../../out.txt", "/tmp/out.txt", "a\\..\\..\\out.txt", "c:out.txt", "a/./b", ".."
            })
    void an_entry_that_leads_out_of_the_folder_is_refused(String name) throws Exception {
        Path zip = zip("slip.zip", Map.of(name, "x"));
        Path target = Files.createDirectories(folder.resolve("deep/target"));
        String said = String.valueOf(assertThrows(IOException.class, () -> new Unpacking(1000, 10).unpack(zip, target))
                .getMessage());
        assertTrue(said.contains("leads out of the folder"), said);
        try (Stream<Path> all = Files.walk(folder)) {
            assertEquals(4, all.count(), "the folder, the zip file, deep and target");
        }
    }

    @Test
    void unpacking_has_an_end() throws Exception {
        Path target = Files.createDirectory(folder.resolve("target"));
        Path large = zip("large.zip", Map.of("a.txt", "x".repeat(100_000)));
        assertTrue(Files.size(large) < 1000);
        assertThrows(IOException.class, () -> new Unpacking(99_999, 10).unpack(large, target));
        Path many = zip("many.zip", Map.of("1", "x", "2", "x", "3", "x"));
        assertThrows(IOException.class, () -> new Unpacking(1000, 2).unpack(many, target));
        new Unpacking(3, 3).unpack(many, target);
        assertEquals("x", Files.readString(target.resolve("3")));
    }

    @Test
    void a_broken_zip_file_is_said_in_a_sentence() throws Exception {
        Path broken = file("broken.zip", "PK\u0003\u0004 and no more");
        String said = String.valueOf(
                assertThrows(IOException.class, () -> open(broken)).getMessage());
        assertTrue(said.contains("is no zip file that can be read"), said);
    }
}
