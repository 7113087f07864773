package trainyard.core.diagnose.export;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import trainyard.core.diagnose.Evidence;
import trainyard.core.diagnose.EvidenceFolder;
import trainyard.core.diagnose.EvidenceFolder.Manifest;
import trainyard.core.diagnose.EvidenceFolder.Piece;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.Source;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;
import trainyard.core.settings.PrivateFiles;
import trainyard.core.settings.TemporaryFolder;

/**
 * Evidence and its report as one zip file to hand on, with secrets taken out; {@link EvidenceFiles} reads it again. The file
 * is whole or not there, and its owner's alone. Texts are streamed: none is held in memory.
 *
 * @param binaries whether dumps that are no texts go along, in which nobody looks for secrets
 */
public record SupportBundle(Evidence evidence, Report report, Origin origin, boolean binaries) {
    /** What {@link EvidenceFiles} takes; the rest is left out and told of. */
    static final long MOST_BYTES = 4L << 30;

    static final int MOST_ENTRIES = 10_000;

    private static final long FOR_REPORTS = 64L << 20;
    private static final int LOOK_AT = 8 << 10;

    /**
     * Where the evidence is from.
     *
     * @param job its id; empty where it is about none
     * @param cluster the name of the connection; empty for none
     */
    public record Origin(String job, String cluster, Instant gathered) {}

    /**
     * Writes it.
     *
     * @return what was taken out
     * @throws RenderException where a template of the user's own is broken
     */
    public Redaction write(Path zip, Templates templates) throws IOException, RenderException {
        return write(zip, templates, MOST_BYTES - FOR_REPORTS);
    }

    Redaction write(Path zip, Templates templates, long mostBytes) throws IOException, RenderException {
        var redaction = new Redaction();
        var names = new HashMap<String, String>();
        var unique = new EntryNames();
        evidence.sources()
                .forEach(source -> names.computeIfAbsent(
                        source.name(), name -> unique.of(name, source.kind().isPresent())));
        Report renamed = Renamed.of(report, names);
        String page = ReportHtml.of(renamed, evidence.zone(), templates);
        PrivateFiles.write(zip, out -> {
            try (var entries = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16))) {
                var writing = new Writing(entries, redaction, mostBytes);
                for (Source source : evidence.sources()) {
                    writing.piece(source, names.getOrDefault(source.name(), source.name()));
                }
                writing.entry(EntryNames.REPORT_JSON, ReportJson.write(renamed));
                writing.entry(EntryNames.REPORT_HTML, page);
                writing.entry(EntryNames.REDACTED, told(redaction));
                writing.entry(EvidenceFolder.MANIFEST, writing.manifest());
            }
        });
        return redaction;
    }

    private static String told(Redaction redaction) {
        var text = new StringBuilder();
        text.append("Secrets taken out of this bundle: ")
                .append(redaction.count())
                .append('\n');
        redaction.counts().forEach((kind, count) -> text.append("%-20s %d%n".formatted(kind, count)));
        text.append("""

                Each stands as [removed:KIND] where it was. What has neither the name nor the look of a secret is still
                there, and so are the names of users, hosts and folders: read it before you hand it on.
                """);
        return text.toString();
    }

    /** One bundle on its way into the file. */
    private final class Writing {
        private final ZipOutputStream zip;
        private final Redaction redaction;
        private final List<Piece> pieces = new ArrayList<>();
        private final List<Missing> missing;
        private long left;
        private int entries;

        Writing(ZipOutputStream zip, Redaction redaction, long most) {
            this.zip = zip;
            this.redaction = redaction;
            this.missing = new ArrayList<>(redaction.missing(evidence.missing()));
            this.left = most;
        }

        void piece(Source source, String name) throws IOException {
            if (left <= 0 || entries >= MOST_ENTRIES - 10) {
                missing.add(new Missing(name, "A bundle holds no more than 4 GB in 10,000 files.", ""));
                return;
            }
            try (var in = new BufferedInputStream(source.content().open(), 1 << 16)) {
                boolean binary = isBinary(in);
                if (binary && !binaries) {
                    missing.add(new Missing(
                            name,
                            "It is no text, so that nobody can tell whether there are secrets in it.",
                            "Ask for it."));
                    return;
                }
                begin(name);
                var counted = new Counted(zip);
                boolean whole = binary ? copy(in, counted, left) : redaction.copy(in, counted, left);
                zip.closeEntry();
                left -= counted.count;
                if (!whole) {
                    left = 0;
                    missing.add(new Missing("the end of " + name, "A bundle holds no more than 4 GB.", ""));
                }
            }
            source.kind()
                    .ifPresent(
                            kind -> pieces.add(new Piece(name, kind, source.node(), source.rank(), source.behind())));
        }

        private void begin(String name) throws IOException {
            var entry = new ZipEntry(name);
            entry.setLastModifiedTime(FileTime.from(origin.gathered()));
            zip.putNextEntry(entry);
            entries++;
        }

        void entry(String name, String text) throws IOException {
            begin(name);
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        String manifest() throws IOException {
            try (var folder = TemporaryFolder.make("bundle")) {
                EvidenceFolder.write(
                        folder.path(),
                        new Manifest(
                                origin.job(),
                                origin.cluster(),
                                evidence.version(),
                                evidence.zone(),
                                origin.gathered(),
                                pieces,
                                missing));
                return Files.readString(folder.path().resolve(EvidenceFolder.MANIFEST));
            }
        }
    }

    private static boolean isBinary(BufferedInputStream in) throws IOException {
        in.mark(LOOK_AT);
        byte[] beginning = in.readNBytes(LOOK_AT);
        in.reset();
        for (byte one : beginning) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean copy(InputStream in, OutputStream out, long most) throws IOException {
        long left = most;
        var bytes = new byte[1 << 16];
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            if (count > left) {
                return false;
            }
            out.write(bytes, 0, count);
            left -= count;
        }
        return true;
    }

    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long count;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }
    }
}
