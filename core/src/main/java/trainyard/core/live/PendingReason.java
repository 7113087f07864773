package trainyard.core.live;

import java.util.Optional;
import java.util.Set;

/** Why jobs wait: the codes of squeue(1), JOB REASON CODES, sorted by who can do something about them. */
final class PendingReason {
    /** Waiting does not help, and the user cannot help it either. */
    private static final Set<String> FOR_ADMIN = Set.of(
            "FrontEndDown",
            "InvalidAccount",
            "InvalidQOS",
            "JobHeldAdmin",
            "JobLaunchFailure",
            "NodeDown",
            "PartitionDown",
            "PartitionInactive",
            "ReqNodeNotAvail",
            "ReservationDeleted",
            "SystemFailure",
            "launch failed requeued held");

    private PendingReason() {}

    /** The reason's code where only an admin can do something about it. squeue writes blanks as underscores. */
    static Optional<String> forAdmin(String reason) {
        int comma = reason.indexOf(','); // ReqNodeNotAvail, UnavailableNodes:n[1-2]
        String code = comma < 0 ? reason : reason.substring(0, comma);
        String words = code.replace('_', ' ');
        return FOR_ADMIN.contains(code) || FOR_ADMIN.contains(words) ? Optional.of(words) : Optional.empty();
    }
}
