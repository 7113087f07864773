package trainyard.core.live.output;

/** How it stands with a file that is followed. */
public sealed interface FileState {
    /**
     * What is written to the file comes.
     *
     * @param older bytes at the file's beginning that were passed over
     */
    record Following(long older) implements FileState {}

    /** There is no such file; it is waited for. */
    record Awaited(String sentence) implements FileState {}

    /** It cannot be read now; it is tried again. */
    record Unreadable(String sentence) implements FileState {}

    /** The file was emptied or another one took its place; what comes now is its content from the beginning. */
    record Restarted(String sentence) implements FileState {}

    /** The connection broke; it is tried again. */
    record Broken(String sentence) implements FileState {}

    /** What it is, for people; empty while all is well. */
    default String said() {
        return switch (this) {
            case Following following -> "";
            case Awaited(var sentence) -> sentence;
            case Unreadable(var sentence) -> sentence;
            case Restarted(var sentence) -> sentence;
            case Broken(var sentence) -> sentence;
        };
    }
}
