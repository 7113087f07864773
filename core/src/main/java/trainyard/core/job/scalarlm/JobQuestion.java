package trainyard.core.job.scalarlm;

import java.util.regex.Pattern;
import trainyard.core.job.scalarlm.ScalarLmProblem.NoLogYet;
import trainyard.core.job.scalarlm.ScalarLmProblem.NoSuchJob;
import trainyard.core.job.scalarlm.ScalarLmProblem.Refused;
import trainyard.core.job.scalarlm.ScalarLmProblem.ServerFailed;
import trainyard.core.job.scalarlm.ScalarLmProblem.UnclearJob;

/** A question about one job: what may be its name, and what the server's failures mean for it. */
@FunctionalInterface
interface JobQuestion<T> {
    int NOT_FOUND = 404;
    Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_.-]{0,199}");

    T ask() throws ScalarLmException, InterruptedException;

    /** A job that there is not comes as a failure of the server that quotes its own 404. */
    static <T> T about(String id, JobQuestion<T> question) throws ScalarLmException, InterruptedException {
        try {
            return question.ask();
        } catch (ScalarLmException failure) {
            throw switch (failure.problem()) {
                case ServerFailed failed
                when failed.detail().contains("404: ") ->
                    new ScalarLmException(new NoSuchJob(id, failed.detail().replaceFirst("^.*404: ", "")), failure);
                case ServerFailed failed
                when failed.detail().contains("Could not find log file") ->
                    new ScalarLmException(new NoLogYet(id), failure);
                case Refused refused
                when refused.status() == NOT_FOUND ->
                    new ScalarLmException(new NoSuchJob(id, refused.detail()), failure);
                default -> failure;
            };
        }
    }

    /** A name is a part of a path; the server would take an empty one for any job. */
    static String checked(String id) throws ScalarLmException {
        if (!NAME.matcher(id).matches()) {
            throw new ScalarLmException(new UnclearJob(id, "a job's name is made of letters, digits, points, _ and -"));
        }
        return id;
    }
}
