package trainyard.core.render;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Writes a bundle as files. Each file is written beside its place and moved there, so that none is ever half. */
public final class BundleFolder {
    private BundleFolder() {}

    public static void write(Bundle bundle, Path folder) throws IOException {
        for (Map.Entry<String, String> file : bundle.files().entrySet()) {
            Path target = folder.resolve(file.getKey());
            Path parent = Files.createDirectories(target.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(parent, target.getFileName() + ".", ".new");
            try {
                Files.writeString(draft, file.getValue());
                move(draft, target);
            } finally {
                Files.deleteIfExists(draft);
            }
        }
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
