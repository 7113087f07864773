package trainyard.core.metrics;

/** Prometheus was not reached or could not answer; the message says so in a sentence. */
public final class PrometheusException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public PrometheusException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public PrometheusException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** What failed, for people. */
    public String sentence() {
        return sentence;
    }
}
