package trainyard.core.diagnose.export;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** The files of a folder that nobody told of: regular ones, hidden ones not, links not followed. */
final class FolderFiles extends SimpleFileVisitor<Path> {
    private static final int DEEPEST = 16;

    private final Path folder;
    private final int most;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();
    private boolean isWhole = true;

    private FolderFiles(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    static FolderFiles in(Path folder, int most) throws IOException {
        var found = new FolderFiles(folder, most);
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, found);
        found.files.sort(null);
        return found;
    }

    List<Path> files() {
        return files;
    }

    List<Path> unreadable() {
        return unreadable;
    }

    boolean isWhole() {
        return isWhole;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
        return !inner.equals(folder) && isHidden(inner) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!attributes.isRegularFile() || isHidden(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (files.size() == most) {
            isWhole = false;
            return FileVisitResult.TERMINATE;
        }
        files.add(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        unreadable.add(file);
        return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().startsWith(".");
    }
}
