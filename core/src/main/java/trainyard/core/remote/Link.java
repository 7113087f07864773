package trainyard.core.remote;

import java.time.Instant;

/** How a connection that comes back by itself stands. */
public sealed interface Link {
    /** Nothing was asked of it yet. */
    record Idle() implements Link {}

    record Connecting(Instant since) implements Link {}

    record Connected(Instant since) implements Link {}

    /**
     * The connection broke, or could not be made; the console tries again by itself.
     *
     * @param since when it broke, or was first tried in vain
     */
    record Down(RemoteProblem problem, Instant since, Instant nextTry) implements Link {}

    /** Only a person can mend it; {@link ReconnectingShell#retryNow()} tries again. */
    record Refused(RemoteProblem problem, Instant since) implements Link {}

    record Closed() implements Link {}
}
