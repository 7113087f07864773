package trainyard.core.live.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import trainyard.core.live.Job;
import trainyard.core.live.PendingLimit;
import trainyard.core.live.PendingLimit.Measure;
import trainyard.core.live.PendingLimit.Owner;
import trainyard.core.live.PendingLimit.Span;
import trainyard.core.live.detail.LimitHit.Kind;
import trainyard.core.slurm.JobState.Phase;
import trainyard.core.slurm.TimeLimit;
import trainyard.core.slurm.Tres;

/** The value of the limit of an association or QOS that a reason code names, and what stands against it. */
final class AccountLimits {
    private final JobDetail job;
    private final PendingLimit limit;
    private final List<Job> jobs;

    /** @param jobs of a snapshot, to count what is in use */
    AccountLimits(JobDetail job, PendingLimit limit, List<Job> jobs) {
        this.job = job;
        this.limit = limit;
        this.jobs = jobs;
    }

    /**
     * The limits that the code may mean, in those rows that have them.
     *
     * @param rows the QOS of the job and its partition, or the association and the account, the nearest first
     */
    List<LimitHit> hits(List<LimitSet> rows) {
        var hits = new ArrayList<LimitHit>();
        for (LimitSet row : rows) {
            row.value(limit.column()).ifPresent(text -> {
                if (limit.column().contains("TRES")) {
                    Tres.parse(text).amounts().forEach((name, most) -> {
                        if (isMeant(name)) {
                            hits.add(hit(row, name, most));
                        }
                    });
                } else {
                    hits.add(hit(row, limit.resource(), text));
                }
            });
        }
        return hits;
    }

    private boolean isMeant(String tres) {
        return switch (limit.resource()) {
            case "gres", "license", "bb" -> tres.startsWith(limit.resource() + "/");
            case "unknown" -> true;
            default -> tres.equals(limit.resource());
        };
    }

    private LimitHit hit(LimitSet row, String what, String allowed) {
        boolean ofTheJobAlone = limit.span() == Span.JOB || limit.span() == Span.NODE || limit.span() == Span.LEAST;
        boolean time = what.equals("time") && ofTheJobAlone;
        Kind kind = time ? Kind.TIME : ofTheJobAlone ? Kind.REQUEST : Kind.IN_USE;
        String title = time ? "time limit" : limit.measure() == Measure.AMOUNT ? what : what + " times minutes";
        String least = limit.span() == Span.LEAST ? "at least " : "";
        return new LimitHit(
                kind, title, asked(what, ofTheJobAlone), least + allowed, row.title() + ", " + limit.column());
    }

    private String asked(String what, boolean ofTheJobAlone) {
        String asked = own(what) + " asked";
        return ofTheJobAlone || limit.measure() != Measure.AMOUNT || what.equals("time")
                ? asked
                : asked + ", " + used(what) + " in use";
    }

    private String own(String what) {
        return switch (what) {
            case "time" -> job.timeLimit().map(TimeLimit::format).orElse("none");
            case "jobs", "submitted jobs" -> "1";
            default -> job.requested().amounts().getOrDefault(what, "0");
        };
    }

    /** What the jobs that count have now, by the snapshot; {@code ?} for what a snapshot does not tell. */
    private String used(String what) {
        List<Job> counted = jobs.stream()
                .filter(other -> what.equals("submitted jobs")
                        ? !other.state().isFinished()
                        : other.state().isActive())
                .filter(other -> other.state().phase() != Phase.UNKNOWN)
                .filter(this::counts)
                .toList();
        if (what.endsWith("jobs")) {
            return Integer.toString(counted.size());
        }
        long sum = 0;
        for (Job other : counted) {
            Map<String, String> amounts = other.tres().amounts();
            String amount = amounts.getOrDefault(what, "0");
            if (!amount.matches("\\d{1,9}")) {
                return "?";
            }
            sum += Long.parseLong(amount);
        }
        return Long.toString(sum);
    }

    private boolean counts(Job other) {
        boolean sameOwner = limit.owner() == Owner.QOS
                ? other.qos().equals(job.qos())
                : other.account().equals(job.account());
        return sameOwner
                && switch (limit.span()) {
                    case USER -> other.user().equals(job.user());
                    case ACCOUNT -> other.account().equals(job.account());
                    default -> true;
                };
    }
}
