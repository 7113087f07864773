package trainyard.core.render;

/** A plan that cannot become a bundle, in a sentence for the user. */
public final class RenderException extends Exception {
    private static final long serialVersionUID = 1L;

    RenderException(String sentence) {
        super(sentence);
    }

    RenderException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
