package trainyard.core.job.scalarlm;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import trainyard.core.job.scalarlm.ScalarLmProblem.Broken;
import trainyard.core.job.scalarlm.ScalarLmProblem.NoSuchPath;
import trainyard.core.job.scalarlm.ScalarLmProblem.NotLetIn;
import trainyard.core.job.scalarlm.ScalarLmProblem.NotUnderstood;
import trainyard.core.job.scalarlm.ScalarLmProblem.Redirected;
import trainyard.core.job.scalarlm.ScalarLmProblem.Refused;
import trainyard.core.job.scalarlm.ScalarLmProblem.ServerFailed;
import trainyard.core.job.scalarlm.ScalarLmProblem.TimedOut;
import trainyard.core.job.scalarlm.ScalarLmProblem.Unreachable;
import trainyard.core.remote.Secret;

/**
 * What a failed request means, in ScalarLM's terms.
 *
 * @param server what the server is called in sentences
 * @param token what must not stand in them, also where a server sends it back
 */
record HttpFailures(String server, Optional<Secret> token) {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int REDIRECTS = 300;
    private static final int REFUSALS = 400;
    private static final int FAILURES = 500;

    ScalarLmException of(HttpResponse<?> answer, String body, String path) {
        int status = answer.statusCode();
        return new ScalarLmException(problem(status, answer, body, path));
    }

    private ScalarLmProblem problem(int status, HttpResponse<?> answer, String body, String path) {
        String detail = withoutToken(ScalarLmJson.detail(body));
        if (status >= FAILURES) {
            return new ServerFailed(server, status, detail);
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return new NotLetIn(server, status, token.isPresent());
        }
        // FastAPI's own words for a path that it does not know; for a job it has others.
        if (status == NOT_FOUND
                && (detail.equals("Not Found") || ScalarLmJson.read(body).isEmpty())) {
            return new NoSuchPath(server, withoutQuery(path));
        }
        if (status >= REFUSALS) {
            return new Refused(status, detail);
        }
        if (status >= REDIRECTS) {
            String to = answer.headers().firstValue("Location").orElse("another address");
            return new Redirected(server, withoutToken(withoutQuery(to)));
        }
        return new NotUnderstood(server, "it answers with the status " + status);
    }

    ScalarLmException of(Throwable failure) {
        String said = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new ScalarLmException(
                switch (failure) {
                    case HttpConnectTimeoutException _ ->
                        new Unreachable(server, "no answer within " + Limits.CONNECT.toSeconds() + " s");
                    case ConnectException unknown
                    when unknown.getCause() instanceof UnresolvedAddressException ->
                        new Unreachable(server, "no machine of this name is known");
                    case ConnectException _ -> new Unreachable(server, "nothing listens there");
                    case SSLException untrusted -> new Unreachable(server, "TLS: " + said);
                    default -> new Broken(server, withoutToken(said));
                },
                failure);
    }

    ScalarLmException timedOut(String path, Duration limit) {
        return new ScalarLmException(new TimedOut(server, withoutQuery(path), limit));
    }

    ScalarLmException notUnderstood(String detail) {
        return new ScalarLmException(new NotUnderstood(server, detail));
    }

    private String withoutToken(String text) {
        return token.map(secret -> secret.use(characters -> text.replace(new String(characters), "****")))
                .orElse(text);
    }

    private static String withoutQuery(String path) {
        return path.replaceFirst("[?#].*$", "");
    }
}
