package trainyard.core.live;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A limit of an association or a QOS that keeps a job waiting. Its reason code says which in parts:
 * {@code AssocGrpCPURunMinutesLimit} is the association's, for all its jobs, CPUs, minutes still to run.
 *
 * @param owner whose limit it is
 * @param span what it counts over
 * @param resource the TRES by the name that sacctmgr(1) gives it, such as {@code gres/gpu}, or {@code jobs},
 *     {@code submitted jobs}, {@code time}; {@code gres} and {@code license} where Slurm does not say which
 * @param measure amounts, or amounts times minutes
 */
public record PendingLimit(Owner owner, Span span, String resource, Measure measure) {
    /** Whose limit it is. */
    public enum Owner {
        ASSOCIATION("account"),
        QOS("QOS");

        private final String word;

        Owner(String word) {
            this.word = word;
        }
    }

    /** What a limit counts over. */
    public enum Span {
        ALL_JOBS,
        USER,
        ACCOUNT,
        JOB,
        NODE,
        /** The least that a job must ask for. */
        LEAST
    }

    /** What a limit counts. */
    public enum Measure {
        AMOUNT,
        /** Amount times minutes, used so far. */
        MINUTES,
        /** Amount times minutes that running jobs may still use. */
        RUNNING_MINUTES
    }

    private static final Pattern CODE = Pattern.compile("(Assoc|QOS)?(Grp|Max|Min)"
            + "(BB|Billing|CPU|Cpu|Energy|GRES|Jobs|License|Memory|Mem|Node|SubmitJobs?|Unknown|WallDuration|Wall)"
            + "(RunMinutes|RunMins|Minutes)?(PerJob|PerNode|PerUser|PerAccount)?(Limit|NotSatisfied)?");

    /** Reads a code such as {@code QOSMaxGRESPerUser}; empty where it is no limit's. */
    public static Optional<PendingLimit> of(String code) {
        var match = CODE.matcher(code);
        if (!match.matches()) {
            return Optional.empty();
        }
        boolean ofAssociation = "Assoc".equals(match.group(1));
        String resource = resource(match.group(3));
        return Optional.of(new PendingLimit(
                ofAssociation ? Owner.ASSOCIATION : Owner.QOS,
                span(match.group(2), match.group(5), resource),
                resource,
                measure(match.group(4))));
    }

    private static Span span(String kind, String per, String resource) {
        if (kind.equals("Grp")) {
            return Span.ALL_JOBS;
        }
        if (kind.equals("Min")) {
            return Span.LEAST;
        }
        boolean counted = resource.endsWith("jobs");
        return switch (per == null ? "" : per) {
            case "PerNode" -> Span.NODE;
            case "PerUser" -> Span.USER;
            case "PerAccount" -> Span.ACCOUNT;
            default -> counted ? Span.USER : Span.JOB;
        };
    }

    private static String resource(String word) {
        return switch (word) {
            case "BB" -> "bb";
            case "Billing" -> "billing";
            case "CPU", "Cpu" -> "cpu";
            case "Energy" -> "energy";
            case "GRES" -> "gres";
            case "Jobs" -> "jobs";
            case "License" -> "license";
            case "Mem", "Memory" -> "mem";
            case "Node" -> "node";
            case "SubmitJob", "SubmitJobs" -> "submitted jobs";
            case "Wall", "WallDuration" -> "time";
            default -> "unknown";
        };
    }

    private static Measure measure(String word) {
        return switch (word == null ? "" : word) {
            case "Minutes" -> Measure.MINUTES;
            case "RunMinutes", "RunMins" -> Measure.RUNNING_MINUTES;
            default -> Measure.AMOUNT;
        };
    }

    /** The column of {@code sacctmgr show qos} or {@code show assoc} that holds the limit, by sacctmgr's name. */
    public String column() {
        if (resource.equals("time")) {
            return span == Span.ALL_JOBS ? "GrpWall" : "MaxWall";
        }
        if (resource.endsWith("jobs")) {
            String start = span == Span.ALL_JOBS ? "Grp" : "Max";
            return start + (resource.equals("jobs") ? "Jobs" : "Submit") + (span == Span.ALL_JOBS ? "" : per());
        }
        return switch (span) {
            case ALL_JOBS -> "GrpTRES" + minutes();
            case LEAST -> "MinTRES";
            case NODE -> "MaxTRESPerNode";
            case JOB, USER, ACCOUNT -> "MaxTRES" + minutes() + per();
        };
    }

    private String minutes() {
        return switch (measure) {
            case AMOUNT -> "";
            case MINUTES -> "Mins";
            case RUNNING_MINUTES -> "RunMins";
        };
    }

    private String per() {
        if (owner == Owner.ASSOCIATION || span == Span.JOB) {
            return "";
        }
        return span == Span.USER ? "PU" : "PA";
    }

    PendingReason.Who who() {
        boolean ofTheJobAlone = span == Span.JOB || span == Span.NODE || span == Span.LEAST;
        return ofTheJobAlone ? PendingReason.Who.USER : PendingReason.Who.NOBODY;
    }

    /** What keeps the job back. */
    public String sentence() {
        String limited = "its " + owner.word + "'s limit";
        return switch (span) {
            case JOB -> "It asks for more " + words() + " than " + limited + " for one job.";
            case NODE -> "It asks for more " + words() + " on a node than " + limited + " for one node.";
            case LEAST -> "It asks for fewer " + words() + " than its " + owner.word + " demands.";
            case USER -> "Its owner's jobs have reached " + limited + " for one user: " + words() + ".";
            case ACCOUNT -> "Its account's jobs have reached " + limited + " for one account: " + words() + ".";
            case ALL_JOBS ->
                "All jobs of its " + owner.word + " together have reached " + limited + ": " + words() + ".";
        };
    }

    String help() {
        return switch (span) {
            case JOB, NODE -> "Ask for less, or take another " + owner.word + ".";
            case LEAST -> "Ask for more, or take another " + owner.word + ".";
            case USER, ACCOUNT, ALL_JOBS ->
                measure == Measure.MINUTES
                        ? "It can start when the usage has decayed or is reset, or an admin raises the limit."
                        : "It starts when some of those jobs end, or an admin raises the limit.";
        };
    }

    /** The limited thing for people: {@code GPUs and other GRES}, {@code minutes of CPUs}. */
    private String words() {
        String plain = switch (resource) {
            case "bb" -> "burst buffer";
            case "cpu" -> "CPUs";
            case "gres" -> "GPUs or other GRES";
            case "license" -> "licences";
            case "mem" -> "memory";
            case "node" -> "nodes";
            case "unknown" -> "of a resource that Slurm does not name";
            default -> resource;
        };
        return switch (measure) {
            case AMOUNT -> plain;
            case MINUTES -> plain + " times minutes";
            case RUNNING_MINUTES -> plain + " times minutes still to run";
        };
    }
}
