package trainyard.core.diagnose.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip file of somebody else's becomes a folder: nothing leaves the folder, and there is an end to it. */
record Unpacking(long mostBytes, int mostEntries) {
    private static final Pattern OUTSIDE =
            Pattern.compile("/.*|.*[\\\\:\\x00].*|(?:.*/)?\\.\\.?(?:/.*)?", Pattern.DOTALL);

    void unpack(Path zip, Path folder) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            if (file.size() > mostEntries) {
                throw new IOException(zip + " has " + file.size() + " entries; at most " + mostEntries + " are taken");
            }
            long left = mostBytes;
            for (ZipEntry entry : Collections.list(file.entries())) {
                Path target = target(zip, folder, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    left = unpack(zip, file, entry, target, left);
                }
            }
        } catch (ZipException broken) {
            throw new IOException(zip + " is no zip file that can be read: " + broken.getMessage(), broken);
        }
    }

    private static Path target(Path zip, Path folder, String name) throws IOException {
        Path target =
                OUTSIDE.matcher(name).matches() ? folder : folder.resolve(name).normalize();
        if (target.equals(folder) || !target.startsWith(folder)) {
            throw new IOException(zip + " is not taken: its entry " + name + " leads out of the folder");
        }
        return target;
    }

    /** The sizes that the file tells are not believed. */
    private long unpack(Path zip, ZipFile file, ZipEntry entry, Path target, long most) throws IOException {
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        long left = most;
        try (var in = file.getInputStream(entry);
                var out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            var bytes = new byte[1 << 16];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                left -= count;
                if (left < 0) {
                    throw new IOException(zip + " holds more than " + mostBytes + " bytes, which is not taken");
                }
                out.write(bytes, 0, count);
            }
        }
        return left;
    }
}
