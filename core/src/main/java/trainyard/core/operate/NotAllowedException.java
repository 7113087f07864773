package trainyard.core.operate;

/** Something was not run; the message is a sentence that says why and what to do. */
public final class NotAllowedException extends Exception {
    private static final long serialVersionUID = 1L;

    NotAllowedException(String sentence) {
        super(sentence);
    }
}
