package trainyard.core.render;

/** What cannot be rendered, in a sentence for the user: a plan that cannot become a bundle, a broken template. */
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
