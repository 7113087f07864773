package trainyard.app.config.edit;

/** What somebody else has made of the plan's file since it was read or written here. */
public sealed interface OnDisk {
    record Same() implements OnDisk {}

    /** The file is gone; the plan stays as it is here. */
    record Gone() implements OnDisk {}

    /** Nothing was unsaved here: the plan is the file's now. */
    record ReadAgain() implements OnDisk {}

    /** What is unsaved here was made in the file's plan, and nothing of either is lost. */
    record Merged() implements OnDisk {}

    /**
     * Only the user knows.
     *
     * @param sentences what both changed, or why the two cannot be made one
     * @param canMerge whether a plan of both can be made, with the file's values where they conflict
     */
    record Conflict(String sentences, boolean canMerge) implements OnDisk {}

    /** Which plan it is to be. */
    enum Choice {
        MINE,
        THEIRS,
        MERGED
    }
}
