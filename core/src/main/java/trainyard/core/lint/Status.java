package trainyard.core.lint;

/** What a version of Slurm does with a key or a word. */
enum Status {
    KNOWN,
    /** Not known: the whole file is refused. */
    UNKNOWN,
    /** Known to be gone: the daemon ends and says so. */
    REMOVED,
    /** An error line; ignored. */
    DEFUNCT,
    /** An error or warning line; it works as its successor does. */
    RENAMED,
    /** A warning line; ignored, or still done for a while. */
    OBSOLETE,
    /** Ignored without a word. */
    UNUSED
}
