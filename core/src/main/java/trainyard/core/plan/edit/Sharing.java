package trainyard.core.plan.edit;

/** What an edit may do where a value is shared through an anchor, an alias or a merge key. */
public enum Sharing {
    /** Nothing: it is refused with a sentence that says what is shared, and where. */
    REFUSE,
    /** Write a value of its own where the shared one was used; the others keep theirs. */
    WRITE_OUT,
    /** Change it where it is written, and so for all who use it. */
    CHANGE_ALL
}
