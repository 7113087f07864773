package trainyard.core.remote;

import java.util.concurrent.CompletableFuture;

/** One connection that stands, until it is lost or closed. */
interface Line extends RemoteShell {
    /** Completes when the connection is gone for any reason, with the reason. Never completes exceptionally. */
    CompletableFuture<RemoteProblem> lost();
}
