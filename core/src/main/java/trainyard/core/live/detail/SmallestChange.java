package trainyard.core.live.detail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.live.PendingReason;
import trainyard.core.live.PendingReason.Who;
import trainyard.core.remote.Command;

/**
 * The least that would have to change for a job to be able to start; it may still have to wait for its turn.
 *
 * @param sentence what to change, and what that gives up
 * @param command that does it; empty where the job must be submitted anew
 * @param who may do it
 */
public record SmallestChange(String sentence, Optional<Command> command, Who who) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * The change that can be known; empty where the job only has to wait, or nobody can tell.
     *
     * @param id the job's id for a command
     * @param hits what the job goes beyond in every partition that it waits for
     */
    static Optional<SmallestChange> of(String id, JobDetail job, PendingReason reason, List<LimitHit> hits) {
        return switch (reason.code()) {
            case "JobHeldUser", "job requeued in held state" -> of("Release it.", Who.USER, "scontrol", "release", id);
            case "JobHeldAdmin", "JobHoldMaxRequeue", "launch failed requeued held" ->
                of("Release it, once its cause is mended.", Who.ADMIN, "scontrol", "release", id);
            case "DependencyNeverSatisfied" ->
                of(
                        "Take its dependency away; it then starts without what it waited for.",
                        Who.USER,
                        update(id, "Dependency="));
            case "BeginTime" -> of("Let it start now.", Who.USER, update(id, "StartTime=now"));
            case "JobArrayTaskLimit" -> throttle(id, job);
            case "PartitionDown", "PartitionInactive" ->
                of(
                        "Set its partition up.",
                        Who.ADMIN,
                        "scontrol",
                        "update",
                        "PartitionName=" + job.partition().split(",", 2)[0],
                        "State=UP");
            default -> withinLimits(id, job, hits);
        };
    }

    private static Optional<SmallestChange> throttle(String id, JobDetail job) {
        return job.value("ArrayTaskThrottle")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Integer.parseInt(text) + 1)
                .flatMap(more -> of(
                        "Let one more of its tasks run at a time.",
                        Who.USER,
                        update(id.replaceFirst("_.*", ""), "ArrayTaskThrottle=" + more)));
    }

    /** All that keeps the job out must change at once; a request can only be submitted anew. */
    private static Optional<SmallestChange> withinLimits(String id, JobDetail job, List<LimitHit> hits) {
        var changes = new ArrayList<String>();
        var words = new ArrayList<String>();
        var anew = new ArrayList<String>();
        for (LimitHit hit : hits) {
            switch (hit.kind()) {
                case TIME -> {
                    words.add("lower its time limit to " + hit.allowed());
                    changes.add("TimeLimit=" + hit.allowed());
                }
                case TOO_MANY_NODES -> {
                    words.add("ask for " + hit.allowed() + " nodes");
                    changes.add("NumNodes=" + hit.allowed());
                }
                case TOO_FEW_NODES -> {
                    String least = hit.allowed().replaceFirst("^at least ", "");
                    words.add("ask for " + least + " nodes");
                    changes.add("NumNodes=" + least);
                }
                case REQUEST -> anew.add(hit.what() + ": " + atMost(hit));
                case ACCESS -> anew.add("another partition, or another " + hit.what());
                case IN_USE -> {}
            }
        }
        if (!anew.isEmpty()) {
            return Optional.of(new SmallestChange(
                    "Submit it anew with " + String.join("; ", anew) + ".", Optional.empty(), Who.USER));
        }
        return changes.isEmpty()
                ? Optional.empty()
                : of(capital(String.join(" and ", words)) + ".", Who.USER, update(id, changes.toArray(String[]::new)));
    }

    private static String atMost(LimitHit hit) {
        return hit.allowed().startsWith("at least ") ? hit.allowed() : "at most " + hit.allowed();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String[] update(String id, String... changes) {
        var words = new ArrayList<>(List.of("scontrol", "update", "JobId=" + id));
        words.addAll(List.of(changes));
        return words.toArray(String[]::new);
    }

    private static Optional<SmallestChange> of(String sentence, Who who, String... words) {
        return Optional.of(new SmallestChange(sentence, Optional.of(Command.of(PATIENCE, words)), who));
    }
}
