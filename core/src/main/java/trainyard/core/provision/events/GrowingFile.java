package trainyard.core.provision.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A file of this machine that somebody else appends to, read to its end and on. It may come later than its reader. Used
 * by one thread.
 */
public final class GrowingFile {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int PIECE = 1 << 20;

    private final Path file;

    public GrowingFile(Path file) {
        this.file = file;
    }

    /** Takes what was read; the array is used again. */
    public interface Taker {
        void take(byte[] bytes, int length);
    }

    /**
     * Reads until nothing more will come and all is read, or the thread is interrupted.
     *
     * @param complete whether nobody will append any more
     */
    public void read(BooleanSupplier complete, Taker taker) throws IOException, InterruptedException {
        long at = 0;
        byte[] piece = new byte[PIECE];
        while (true) {
            // Asked before reading: what was written until then is read below.
            boolean last = complete.getAsBoolean();
            at += readOn(at, piece, taker);
            if (last) {
                return;
            }
            Thread.sleep(PAUSE);
        }
    }

    private long readOn(long from, byte[] piece, Taker taker) throws IOException {
        long read = 0;
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(from);
            int got;
            while ((got = channel.read(ByteBuffer.wrap(piece))) > 0) {
                taker.take(piece, got);
                read += got;
            }
            return read;
        } catch (NoSuchFileException notYet) {
            return 0;
        }
    }
}
