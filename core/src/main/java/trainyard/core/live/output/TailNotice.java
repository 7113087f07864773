package trainyard.core.live.output;

import java.util.Optional;

/**
 * What {@code tail -F} of GNU coreutils says of its file in the C locale, amid the output.
 *
 * @param before text on the same line that belongs to the file: an unfinished line
 * @param state what it says
 */
record TailNotice(String before, FileState state) {
    private static final String SPEAKER = "tail: ";

    /** @return empty where the line is the file's own */
    static Optional<TailNotice> in(String line, String path) {
        int at = line.lastIndexOf(SPEAKER);
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (at < 0 || line.indexOf(name, at) < 0) {
            return Optional.empty();
        }
        return state(line.substring(at), path).map(state -> new TailNotice(line.substring(0, at), state));
    }

    private static Optional<FileState> state(String said, String path) {
        if (said.endsWith(";  following new file") || said.endsWith("has become accessible")) {
            return Optional.of(new FileState.Restarted("Another file took the place of " + path + "."));
        }
        if (said.endsWith(": file truncated")) {
            return Optional.of(new FileState.Restarted(path + " was emptied and is written anew."));
        }
        boolean cannot = said.contains("cannot open") || said.contains("has become inaccessible");
        return cannot ? Optional.of(failed(path, said.substring(said.lastIndexOf(": ") + 2))) : Optional.empty();
    }

    /** @param why in the words of the C library */
    static FileState failed(String path, String why) {
        return why.startsWith("No such file")
                ? new FileState.Awaited(path + " is not there.")
                : new FileState.Unreadable(path + " cannot be read: " + why + ".");
    }
}
