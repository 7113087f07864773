package trainyard.core.remote;

/** Asks a person whether the key of a machine never seen before is the right one. Called on a background thread. */
@FunctionalInterface
public interface HostKeyDecision {
    /** For where nobody can be asked. */
    HostKeyDecision REFUSE = _ -> false;

    /** True only where a person compared the fingerprint and accepted it; the key is then remembered. */
    boolean accept(HostKey key) throws InterruptedException;
}
