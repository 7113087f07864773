package trainyard.core.plan.edit;

/** An edit that was not made. The message is a sentence for the user; the plan is as it was. */
public final class EditRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Sharing way;

    public EditRefused(String sentence) {
        this(sentence, Sharing.REFUSE);
    }

    EditRefused(String sentence, Sharing way) {
        super(sentence);
        this.way = way;
    }

    /** The user's leave with which the edit could be made; {@link Sharing#REFUSE} where none would help. */
    public Sharing way() {
        return way;
    }
}
