package trainyard.core.diagnose;

import java.util.Locale;

/** Whether submitting the job again makes sense. */
public enum Retry {
    /** As it is, on any nodes. */
    AS_IT_IS("Submit it again as it is."),
    /** Without the nodes that are blamed. */
    OTHER_NODES("Submit it again on other nodes."),
    /** It fails the same way until something is mended. */
    AFTER_FIX("Submit it again once this is mended."),
    /** There is nothing to do again: somebody wanted it so, or accounting is wrong. */
    NOT_NEEDED("Nothing has to be done again."),
    UNKNOWN("Whether it would run a second time cannot be told.");

    private final String sentence;

    Retry(String sentence) {
        this.sentence = sentence;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String sentence() {
        return sentence;
    }
}
