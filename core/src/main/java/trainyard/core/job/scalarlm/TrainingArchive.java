package trainyard.core.job.scalarlm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * The archive that ScalarLM unpacks: one file in a tar (POSIX.1-1988, ustar), packed by gzip. The same data makes the
 * same bytes, without times and owners, since ScalarLM knows a job by the hash of them: sent twice it is one job.
 */
final class TrainingArchive {
    private static final String NAME = "dataset.jsonlines";
    private static final int BLOCK = 512;
    /** What eleven octal digits hold. */
    private static final long LARGEST = (1L << 33) - 1;

    private TrainingArchive() {}

    static void write(Path data, Path archive) throws IOException {
        long size = Files.size(data);
        if (size > LARGEST) {
            throw new IOException(data + " is larger than 8 GB, which does not go into one archive");
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(header(size));
            long written = Files.copy(data, out);
            if (written != size) {
                throw new IOException(data + " changed while it was read");
            }
            // The last block is filled up, and two empty ones are the end.
            out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK) + 2 * BLOCK]);
        }
    }

    private static byte[] header(long size) {
        byte[] header = new byte[BLOCK];
        put(header, 0, NAME);
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, String.format(Locale.ROOT, "%011o", size));
        put(header, 136, "00000000000");
        // The checksum counts its own field as spaces.
        Arrays.fill(header, 148, 156, (byte) ' ');
        put(header, 156, "0");
        put(header, 257, "ustar");
        put(header, 263, "00");
        put(header, 265, "root");
        put(header, 297, "root");
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
