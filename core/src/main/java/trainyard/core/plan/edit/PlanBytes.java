package trainyard.core.plan.edit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A user's file, replaced whole: a reader sees the old content or the new one. */
final class PlanBytes {
    private static final Logger LOG = LoggerFactory.getLogger(PlanBytes.class);

    private PlanBytes() {}

    /** Writes beside the file that a link leads to, with its mode, and moves it in its place. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path draft = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            try (var out = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                out.force(true);
            }
            if (Files.exists(target)) {
                keepMode(target, draft);
            }
            move(draft, target);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void keepMode(Path from, Path to) throws IOException {
        var old = Optional.ofNullable(Files.getFileAttributeView(from, PosixFileAttributeView.class));
        var draft = Optional.ofNullable(Files.getFileAttributeView(to, PosixFileAttributeView.class));
        if (old.isPresent() && draft.isPresent()) {
            var attributes = old.get().readAttributes();
            var ours = draft.get().readAttributes();
            if (!ours.group().equals(attributes.group())) {
                keepGroup(attributes.group(), draft.get());
            }
            draft.get().setPermissions(attributes.permissions());
        }
    }

    /** A group that the user is not in cannot be given: the plan is saved with the user's own, as an editor would. */
    private static void keepGroup(GroupPrincipal group, PosixFileAttributeView draft) throws IOException {
        try {
            draft.setGroup(group);
        } catch (FileSystemException notAllowed) {
            LOG.info("The plan's group {} is not kept: {}", group.getName(), reason(notAllowed));
        }
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Why a file operation failed, in words: Java's message is often the path alone. */
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "there is no permission";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
