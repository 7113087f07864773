package trainyard.core.live.detail;

import java.util.Optional;

/**
 * What a cluster told, or a sentence that says why it has nothing to tell: accounting is off, a plugin is not
 * configured. A failed connection is neither, but a {@link trainyard.core.remote.RemoteException}.
 */
public sealed interface Told<T> {
    record Known<T>(T content) implements Told<T> {}

    /** @param sentence what is missing and why */
    record Missing<T>(String sentence) implements Told<T> {}

    default Optional<T> value() {
        return this instanceof Known<T>(var content) ? Optional.of(content) : Optional.empty();
    }

    /** Why there is no value; empty where there is one. */
    default String missing() {
        return this instanceof Missing<T>(var sentence) ? sentence : "";
    }
}
