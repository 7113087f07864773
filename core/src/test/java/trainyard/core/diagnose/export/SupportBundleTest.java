package trainyard.core.diagnose.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.diagnose.Evidence;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.Source;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.render.Templates;

class SupportBundleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final SupportBundle.Origin ORIGIN =
            new SupportBundle.Origin("4711_3", "lab", Instant.parse("2026-03-01T13:00:00Z"));
    private static final String SECRET = "HF_TOKEN=correct-horse";

    @TempDir
    private Path folder;

    private static Evidence evidence(Source... sources) {
        return new Evidence(
                List.of(sources), List.of(new Missing("the batch script", "It is gone.", "")), BERLIN, "24.11");
    }

    private Path write(Evidence evidence, boolean binaries) throws Exception {
        Path zip = folder.resolve("bundle.zip");
        new SupportBundle(evidence, Reports.rich(), ORIGIN, binaries).write(zip, Templates.shipped());
        return zip;
    }

    private static TreeMap<String, String> entries(Path zip) throws IOException {
        var entries = new TreeMap<String, String>();
        try (var file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                entries.put(
                        entry.getName(), new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private static EvidenceFiles open(Path... files) throws IOException {
        return EvidenceFiles.open(List.of(files), ZoneId.of("UTC"), InputStream.nullInputStream());
    }

    private static String text(Source source) throws IOException {
        try (var in = source.content().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_bundle_is_read_again_as_the_evidence_that_it_was_but_for_secrets() throws Exception {
        Source kernel = Source.of("nodes/gpu-01/kernel.txt", "NVRM: Xid 79\n")
                .as(SourceKind.KERNEL)
                .on("gpu-01")
                .behindBy(Duration.ofMillis(-1500));
        Source rank = Source.of("logs/rank-2.txt", SECRET + "\nstep 1\n")
                .as(SourceKind.LOG)
                .ofRank(2);
        Source plain = Source.of("/home/ada/logs/train.log", "password: hunter2\nfine\n");

        try (var opened = open(write(evidence(kernel, rank, plain), false))) {
            Evidence again = opened.evidence();
            assertEquals(BERLIN, again.zone());
            assertEquals("24.11", again.version());
            assertEquals(List.of(new Missing("the batch script", "It is gone.", "")), again.missing());
            assertEquals(
                    List.of("nodes/gpu-01/kernel.txt", "logs/rank-2.txt", "files/home/ada/logs/train.log"),
                    again.sources().stream().map(Source::name).toList());
            Source first = again.sources().getFirst();
            assertEquals(Optional.of(SourceKind.KERNEL), first.kind());
            assertEquals(Optional.of("gpu-01"), first.node());
            assertEquals(Duration.ofMillis(-1500), first.behind());
            assertEquals("NVRM: Xid 79\n", text(first));
            assertEquals(Optional.of(2), again.sources().get(1).rank());
            assertEquals(
                    "HF_TOKEN=[removed:token]\nstep 1\n", text(again.sources().get(1)));
            assertEquals(Optional.empty(), again.sources().get(2).kind());
            assertEquals(
                    "password: [removed:password]\nfine\n", text(again.sources().get(2)));
            assertEquals("4711_3", opened.manifest().orElseThrow().job());
            assertEquals(ORIGIN.gathered(), opened.manifest().orElseThrow().gathered());
        }
    }

    @Test
    void nothing_in_a_bundle_has_the_secret_and_its_count_is_told() throws Exception {
        Evidence evidence = new Evidence(
                List.of(Source.of("a.txt", SECRET + "\n" + SECRET + "\n").as(SourceKind.LOG)),
                List.of(new Missing("x", "ran with " + SECRET, "")),
                BERLIN,
                "");
        var entries = entries(write(evidence, false));
        assertEquals(
                List.of("a.txt", "manifest.json", "redacted.txt", "report.html", "report.json"),
                List.copyOf(entries.keySet()));
        entries.forEach((name, text) ->
                assertFalse(text.contains("correct-horse") || text.contains("abcdefghijklmnopqrst1234"), name));
        assertTrue(
                entries.get("redacted.txt").startsWith("Secrets taken out of this bundle: 3\ntoken "),
                entries.get("redacted.txt"));
    }

    @Test
    void the_report_in_it_names_its_entries() throws Exception {
        var entries = entries(write(evidence(Source.of("nodes/gpu-01/kernel.txt", "x")), false));
        assertTrue(
                entries.containsKey("files/nodes/gpu-01/kernel.txt"),
                entries.keySet().toString());
        assertTrue(entries.get("report.json").contains("\"source\" : \"files/nodes/gpu-01/kernel.txt\""));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void it_is_its_owners_alone() throws Exception {
        Path zip = write(evidence(Source.of("a.txt", "x")), false);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)));
    }

    @Test
    void a_bundle_that_fails_leaves_the_old_one() throws Exception {
        Path zip = Files.writeString(folder.resolve("bundle.zip"), "the old one");
        Source broken = new Source("b.txt", Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO, () -> {
            throw new IOException("the disk is gone");
        });
        assertThrows(IOException.class, () -> write(evidence(Source.of("a.txt", "x"), broken), false));
        assertEquals("the old one", Files.readString(zip));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(zip), files.toList());
        }
    }

    private static Source dump() {
        byte[] bytes = {(byte) 0x80, 2, 0, 0, '}', '\n', (byte) 0xff, '\r', 0};
        return new Source(
                "dumps/nccl_trace_rank_0",
                Optional.of(SourceKind.FLIGHT_RECORDER),
                Optional.empty(),
                Optional.of(0),
                Duration.ZERO,
                () -> new ByteArrayInputStream(bytes));
    }

    @Test
    void what_is_no_text_goes_along_only_where_it_is_asked_for() throws Exception {
        try (var opened = open(write(evidence(dump()), false))) {
            assertEquals(List.of(), opened.evidence().sources());
            assertEquals(
                    "dumps/nccl_trace_rank_0",
                    opened.evidence().missing().getLast().what());
        }
        try (var opened = open(write(evidence(dump()), true))) {
            Source again = opened.evidence().sources().getFirst();
            assertEquals(Optional.of(SourceKind.FLIGHT_RECORDER), again.kind());
            assertEquals(9, again.content().open().readAllBytes().length);
        }
    }

    @Test
    void a_bundle_has_an_end_and_tells_what_is_behind_it() throws Exception {
        Path zip = folder.resolve("small.zip");
        new SupportBundle(
                        evidence(Source.of("a.txt", "one\ntwo\nthree\n").as(SourceKind.LOG), Source.of("b.txt", "x")),
                        Reports.unknown(),
                        ORIGIN,
                        false)
                .write(zip, Templates.shipped(), 10);
        try (var opened = open(zip)) {
            assertEquals("one\ntwo\n", text(opened.evidence().sources().getFirst()));
            assertEquals(
                    List.of("the batch script", "the end of a.txt", "files/b.txt"),
                    opened.evidence().missing().stream().map(Missing::what).toList());
        }
    }

    @Test
    void names_are_safe_on_every_system_and_each_is_there_once() {
        var names = new EntryNames();
        assertEquals("files/etc/passwd", names.of("../../etc/passwd", false));
        assertEquals("files/c_/logs/a_b.txt", names.of("c:\\logs\\a b.txt", false));
        assertEquals("manifest-2.json", names.of("manifest.json", true));
        assertEquals("files/train.log", names.of("train.log.gz", false));
        assertEquals("files/Train-2.log", names.of("Train.log", false));
        assertEquals("files/text", names.of("///", false));
        assertEquals("files/text-2", names.of("..", false));
        assertEquals("files/x", names.of("files/x", false));
        var all = new HashSet<String>();
        for (String name : new ArrayList<>(List.of("a", "a", "A", "a-2", "./a", "/a"))) {
            assertTrue(all.add(names.of(name, true).toLowerCase(Locale.ROOT)), name);
        }
    }
}
