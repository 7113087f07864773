package trainyard.core.job.scalarlm;

import java.time.Duration;

/** Why ScalarLM did not do what it was asked for: a closed set, each with a sentence that says what to do. */
public sealed interface ScalarLmProblem {
    /** The address cannot be one of a ScalarLM server. */
    record BadAddress(String address, String detail) implements ScalarLmProblem {}

    /** A token would cross the network where anybody could read it. */
    record TokenInTheClear(String host) implements ScalarLmProblem {}

    /** The file with the token cannot be used; nothing of its content is told. */
    record BadTokenFile(String file, String detail) implements ScalarLmProblem {}

    /** Nobody listens there, or no way leads there. */
    record Unreachable(String server, String detail) implements ScalarLmProblem {}

    record TimedOut(String server, String what, Duration limit) implements ScalarLmProblem {}

    /** The connection broke while something was under way. */
    record Broken(String server, String detail) implements ScalarLmProblem {}

    /** 401 and 403. ScalarLM itself asks nobody for a token: what stands before it does. */
    record NotLetIn(String server, int status, boolean withToken) implements ScalarLmProblem {}

    /** 404 of the server itself: it has no such path. */
    record NoSuchPath(String server, String path) implements ScalarLmProblem {}

    record NoSuchJob(String id, String detail) implements ScalarLmProblem {}

    /** What was given for a job's name does not lead to one job for certain. */
    record UnclearJob(String id, String detail) implements ScalarLmProblem {}

    /** The job has written no log so far. */
    record NoLogYet(String id) implements ScalarLmProblem {}

    /** Redirects are not followed: the token would go along. */
    record Redirected(String server, String to) implements ScalarLmProblem {}

    /** The server refuses the request: 422 and the other statuses from 400 on. */
    record Refused(int status, String detail) implements ScalarLmProblem {}

    /** The server's squeue failed: it runs, and its Slurm does not. */
    record QueueFailed(String server, String detail) implements ScalarLmProblem {}

    /** The server failed: 500 and above. */
    record ServerFailed(String server, int status, String detail) implements ScalarLmProblem {}

    /** What answers does not speak ScalarLM's language. */
    record NotUnderstood(String server, String detail) implements ScalarLmProblem {}

    /** The server answered, and the job is not cancelled. */
    record NotCancelled(String job, String detail) implements ScalarLmProblem {}

    /** A training that cannot be asked for as it is. */
    record BadRequest(String detail) implements ScalarLmProblem {}

    /** The console does not do it. */
    record NotAllowed(String detail) implements ScalarLmProblem {}

    default String sentence() {
        return switch (this) {
            case BadAddress(var address, var detail) ->
                address + " is no address of a ScalarLM server: " + detail + ". Write one such as http://head:8000.";
            case TokenInTheClear(var host) ->
                "The token is not sent to " + host + " by http, where anybody on the way can read it."
                        + " Use https, or go through a cluster's connection.";
            case BadTokenFile(var file, var detail) -> "The token file " + file + " is not used: " + detail + ".";
            case Unreachable(var server, var detail) ->
                "Cannot reach ScalarLM at " + server + " (" + detail
                        + "). Check the address, and whether the server runs.";
            case TimedOut(var server, var what, var limit) ->
                "ScalarLM at " + server + " did not answer within " + limit.toSeconds() + " s (" + what
                        + "). It may be busy or starting.";
            case Broken(var server, var detail) ->
                "The connection to ScalarLM at " + server + " broke (" + detail
                        + "). Check whether the server runs there.";
            case NotLetIn(var server, var status, var withToken) ->
                server + " does not let you in (" + status + "): "
                        + (withToken ? "it does not take this token." : "it wants a token. Name a file that has it.");
            case NoSuchPath(var server, var path) ->
                server + " has no path " + path + ". Check the address; an older ScalarLM may not know it.";
            case NoSuchJob(var id, var detail) -> "ScalarLM knows no job " + id + ": " + stopped(detail);
            case UnclearJob(var id, var detail) -> "'" + id + "' names no job for certain: " + stopped(detail);
            case NoLogYet(var id) -> "Job " + id + " has written no log yet; it may be waiting in the queue.";
            case Redirected(var server, var to) ->
                server + " points to " + to + ", which is not followed. Use that address if it is the right one.";
            case Refused(var status, var detail) -> "ScalarLM refuses (" + status + "): " + stopped(detail);
            case QueueFailed(var server, var detail) ->
                "ScalarLM at " + server + " cannot ask its Slurm: " + stopped(detail);
            case ServerFailed(var server, var status, var detail) ->
                "ScalarLM at " + server + " failed (" + status + "): " + stopped(detail);
            case NotUnderstood(var server, var detail) ->
                "What answers at " + server + " does not speak ScalarLM's language: " + stopped(detail);
            case NotCancelled(var job, var detail) -> "Job " + job + " was not cancelled: " + stopped(detail);
            case BadRequest(var detail) -> "The training cannot start: " + stopped(detail);
            case NotAllowed(var detail) -> detail;
        };
    }

    private static String stopped(String detail) {
        return detail.endsWith(".") ? detail : detail + ".";
    }
}
