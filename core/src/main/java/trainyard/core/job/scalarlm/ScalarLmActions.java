package trainyard.core.job.scalarlm;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import trainyard.core.job.scalarlm.ScalarLmProblem.NotAllowed;
import trainyard.core.settings.AuditEntry;
import trainyard.core.settings.AuditLog;

/**
 * What changes something on a ScalarLM server: nothing is sent through a connection that is read-only, and nothing that
 * the audit log has not taken down before.
 */
public final class ScalarLmActions {
    private final ScalarLm server;
    private final String name;
    private final boolean readOnly;
    private final AuditLog audit;
    private final InstantSource clock;

    /**
     * @param name what the user calls the server
     * @param readOnly whether the connection that the way leads through allows no actions
     */
    public ScalarLmActions(ScalarLm server, String name, boolean readOnly, AuditLog audit, InstantSource clock) {
        this.server = server;
        this.name = name;
        this.readOnly = readOnly;
        this.audit = audit;
        this.clock = clock;
    }

    /** Starts a training, as {@link ScalarLm#train}. */
    public TrainingJob train(TrainRequest request) throws ScalarLmException, IOException, InterruptedException {
        List<String> command =
                List.of("POST", server.address() + "/v1/megatron/train", request.data() + " " + request.parameters());
        return audited("train", request.data().toString(), command, () -> server.train(request));
    }

    /** Cancels a job, as {@link ScalarLm#cancel}. */
    public TrainingJob cancel(String id) throws ScalarLmException, IOException, InterruptedException {
        allowed();
        TrainingJob job = server.toCancel(id);
        List<String> command = List.of("POST", server.address() + "/v1/megatron/cancel/" + job.name());
        return audited("cancel", job.name(), command, () -> server.cancel(job));
    }

    @FunctionalInterface
    private interface Sending {
        TrainingJob send() throws ScalarLmException, IOException, InterruptedException;
    }

    private TrainingJob audited(String action, String target, List<String> command, Sending sending)
            throws ScalarLmException, IOException, InterruptedException {
        allowed();
        AuditEntry begun;
        try {
            begun = audit.begin(
                    AuditEntry.of(clock.instant(), name, server.address(), action, List.of(target), command));
        } catch (IOException unwritable) {
            throw new ScalarLmException(
                    new NotAllowed("Nothing was done, since the audit log cannot be written: "
                            + AuditLog.reason(unwritable) + ". Mend that first."),
                    unwritable);
        }
        try {
            TrainingJob job = sending.send();
            end(begun, "done", job.name() + " " + job.state());
            return job;
        } catch (ScalarLmException failure) {
            end(
                    begun,
                    isAnswer(failure.problem()) ? "refused" : "unknown",
                    failure.problem().sentence());
            throw failure;
        } catch (InterruptedException cancelled) {
            end(begun, "unknown", "broken off by the user");
            throw cancelled;
        }
    }

    private void end(AuditEntry begun, String result, String said) throws IOException {
        try {
            audit.end(begun.ended(result, said, clock.instant()));
        } catch (IOException full) {
            throw new IOException(
                    "The audit log could not take down the end of a request (" + AuditLog.reason(full)
                            + "), which was: " + result + ", " + said,
                    full);
        }
    }

    /** Whether the server itself said no; else it may have done it all the same. */
    private static boolean isAnswer(ScalarLmProblem problem) {
        return switch (problem) {
            case ScalarLmProblem.TimedOut _,
                    ScalarLmProblem.Broken _,
                    ScalarLmProblem.ServerFailed _,
                    ScalarLmProblem.NotUnderstood _ -> false;
            default -> true;
        };
    }

    private void allowed() throws ScalarLmException {
        if (readOnly) {
            throw new ScalarLmException(new NotAllowed("The connection to " + name + " is read-only. Switch on"
                    + " \"Allow actions on this cluster\" in the settings of the connection first."));
        }
    }
}
