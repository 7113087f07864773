package trainyard.core.operate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What Slurm's refusals mean, by a part of its words, in the order in which they are looked for. */
enum Refusal {
    NO_RIGHT(true, "invalid user id", "access/permission denied", "not authorized", "permission denied"),
    SUDO_ASKS(
            true,
            "sudo: a password is required",
            "sudo: a terminal is required",
            "is not in the sudoers",
            "not allowed to"),
    NO_COMMAND(true, "command not found", "no such file or directory"),
    NO_CONTROLLER(true, "unable to contact slurm controller", "connection refused", "connection timed out"),
    NO_RESUME_AFTER(true, "update of this parameter is not supported: resumeafter"),
    NO_REBOOT_PROGRAM(true, "rebootprogram isn't defined"),
    /** From 26.05 on in other words. */
    NODE_STATE(false, "invalid node state specified", "invalid node state transition", "invalid power action"),
    NO_NODE(false, "invalid node name specified"),
    NO_JOB(false, "invalid job id", "unexpected message received"),
    JOB_ENDED(false, "already completing or completed", "has already finished"),
    JOB_WAITS(false, "job is pending execution"),
    JOB_RUNS(false, "no longer pending execution"),
    NOT_SUSPENDED(false, "job is not suspended"),
    NOT_REQUEUED(false, "requested operation is presently disabled"),
    NOT_SUPPORTED(false, "operation not supported"),
    DEPENDENCY(false, "job dependency problem"),
    NO_PARTITION(false, "invalid partition name specified"),
    NO_QOS(false, "invalid qos specification"),
    NO_SIGNAL(true, "unknown job signal"),
    /** Also what scancel says of a signal for a job that waits, after some time. */
    BUSY(false, "resource temporarily unavailable", "try again later"),
    OTHER(false, "");

    private final boolean forAll;
    private final List<String> words;

    Refusal(boolean forAll, String... words) {
        this.forAll = forAll;
        this.words = List.of(words);
    }

    static Refusal of(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(refusal -> refusal.words.stream().anyMatch(lower::contains))
                .findFirst()
                .orElse(OTHER);
    }

    /** Whether it is the same for every target, so that asking again for each one alone is in vain. */
    boolean isForAll() {
        return forAll;
    }

    /** What is refused, with Slurm's own words, why, and what to do. */
    static String sentence(String said, Action action, String target, String login) {
        Meaning meaning = of(said).meaning(action, target, login);
        String then = meaning.then().isEmpty() ? "" : " " + meaning.then();
        return meaning.what() + " (" + said + ")." + then;
    }

    /**
     * @param what is wrong, without a full stop
     * @param then what to do, in whole sentences; may be empty
     */
    private record Meaning(String what, String then) {
        Meaning(String what) {
            this(what, "");
        }
    }

    private Meaning meaning(Action action, String target, String login) {
        return switch (this) {
            case NO_RIGHT -> noRight(action, login);
            case SUDO_ASKS ->
                new Meaning(
                        "sudo does not let " + login + " run this without a password",
                        "Allow scontrol and scancel with NOPASSWD in sudoers, or turn sudo off for this connection.");
            case NO_COMMAND ->
                new Meaning(login + " has no such command", "Connect to the controller or a login node.");
            case NO_CONTROLLER ->
                new Meaning("slurmctld does not answer", "Look at `systemctl status slurmctld` on the controller.");
            case NO_RESUME_AFTER ->
                new Meaning(
                        "This Slurm cannot resume a node by itself, so nothing was drained",
                        "Slurm 23.02 is the first that can. Drain without a time, and set yourself a reminder.");
            case NO_REBOOT_PROGRAM ->
                new Meaning(
                        "Slurm cannot reboot nodes here", "Set RebootProgram in slurm.conf to the command that does.");
            case NODE_STATE -> nodeState(action, target);
            case NO_NODE -> new Meaning("Slurm knows no node " + target);
            case NO_JOB ->
                new Meaning(
                        (target.contains(",") ? "Slurm does not know all of the jobs " : "Slurm knows no job ")
                                + target,
                        "It never was, or it ended longer ago than MinJobAge (300 s by default).");
            case JOB_ENDED -> new Meaning(target + " has ended, or is just ending");
            case JOB_WAITS -> new Meaning(target + " waits; only a job that runs can be asked for this");
            case JOB_RUNS -> new Meaning(target + " no longer waits, and this can be changed only until a job starts");
            case NOT_SUSPENDED -> new Meaning(target + " is not suspended");
            case NOT_REQUEUED ->
                new Meaning(
                        target + " may not be requeued",
                        "It was submitted with --no-requeue, is no batch job, or slurm.conf says JobRequeue=0.");
            case NOT_SUPPORTED -> new Meaning("This Slurm, as it is configured, does not support that");
            case DEPENDENCY ->
                new Meaning(
                        "Slurm does not take the dependency", "Name jobs that exist, in a form such as afterok:12.");
            case NO_PARTITION -> new Meaning("Slurm knows no partition of that name");
            case NO_QOS -> new Meaning("Slurm knows no QOS of that name, or the job's account may not use it");
            case NO_SIGNAL -> new Meaning("Slurm knows no signal of that name");
            case BUSY -> new Meaning("Slurm could not do it at this moment", "Try again.");
            case OTHER -> new Meaning("Slurm refused");
        };
    }

    private static Meaning noRight(Action action, String login) {
        String own = action instanceof JobAction ? "Only operators may change jobs of others. " : "";
        return new Meaning(
                "Slurm does not let " + login + " do this",
                own + "Ask for AdminLevel=Operator (`sacctmgr modify user`), or turn on sudo for this connection.");
    }

    private static Meaning nodeState(Action action, String target) {
        return switch (action) {
            case NodeAction.Resume _ ->
                new Meaning(
                        target + " is neither drained, failed nor down, so there is nothing to resume",
                        "A node whose slurmd registered with less than slurm.conf says comes back when that is mended.");
            case NodeAction.CancelReboot _ -> new Meaning(target + " has no reboot to take back");
            case NodeAction.Power _ ->
                new Meaning(
                        target + " cannot be switched in its present state",
                        "Power saving needs SuspendProgram, ResumeProgram and SuspendTime in slurm.conf.");
            default -> new Meaning(target + " cannot be brought from its present state into that one");
        };
    }
}
