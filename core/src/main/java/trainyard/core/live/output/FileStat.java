package trainyard.core.live.output;

import java.time.Duration;
import java.util.Optional;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;

/**
 * A file as {@code stat(1)} of GNU coreutils tells it.
 *
 * @param id device and inode: another file of the same name has another
 * @param size in bytes
 * @param kind in stat's words: {@code regular file}, {@code directory}
 */
record FileStat(String id, long size, String kind) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Command command(String path) {
        return Command.of(PATIENCE, "env", "LC_ALL=C", "stat", "-L", "-c", "%d:%i %s %F", "--", path);
    }

    /** Empty where there is no such file, or it may not be seen. */
    static Optional<FileStat> read(CommandResult result) {
        String[] words = result.text().strip().split(" ", 3);
        return result.ok() && words.length == 3 && words[1].matches("\\d{1,18}")
                ? Optional.of(new FileStat(words[0], Long.parseLong(words[1]), words[2]))
                : Optional.empty();
    }

    boolean isFile() {
        return kind.startsWith("regular");
    }
}
