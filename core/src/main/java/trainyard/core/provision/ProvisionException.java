package trainyard.core.provision;

/** Why a run could not begin or be followed; the message is a sentence for people. */
public final class ProvisionException extends Exception {
    private static final long serialVersionUID = 1;

    ProvisionException(String sentence) {
        super(sentence);
    }
}
