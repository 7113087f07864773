package trainyard.core.conf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;

/** A file that daemons read, replaced whole: written beside it and moved over, with its owner and permissions. */
public final class FileInPlace {
    private FileInPlace() {}

    /**
     * @param before what the file held when it was read
     * @param keep whether the old file stays as {@code FILE.orig}
     * @throws IOException also where the file is another one by now, or is no UTF-8 text and would be damaged
     */
    public static void replace(Path file, String before, String after, boolean keep) throws IOException {
        // A link stays one: what it points to is written.
        Path real = file.toRealPath();
        if (!Arrays.equals(Files.readAllBytes(real), before.getBytes(StandardCharsets.UTF_8))) {
            throw new FileSystemException(
                    file.toString(), null, "it changed meanwhile, or is no UTF-8 text; mend it by hand");
        }
        Path draft = Files.createTempFile(real.toAbsolutePath().getParent(), "." + real.getFileName(), ".new");
        try {
            write(draft, after);
            likeOwner(real, draft);
            if (keep) {
                Files.copy(
                        real,
                        real.resolveSibling(real.getFileName() + ".orig"),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(draft, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(Path draft, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void likeOwner(Path real, Path draft) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes old = Files.readAttributes(real, PosixFileAttributes.class);
        PosixFileAttributes now = view.readAttributes();
        if (!now.owner().equals(old.owner())) {
            view.setOwner(old.owner());
        }
        if (!now.group().equals(old.group())) {
            view.setGroup(old.group());
        }
        view.setPermissions(old.permissions());
    }
}
