package trainyard.core.remote;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import org.jspecify.annotations.Nullable;

/** Why something failed, in words for people, from exceptions that were written for programmers. */
final class Failures {
    private Failures() {}

    static String reason(Throwable failure) {
        return causes(failure).stream()
                .flatMap(cause -> plain(cause).stream())
                .findFirst()
                .orElseGet(() -> ownWords(failure));
    }

    static boolean isTimeout(Throwable failure) {
        return causes(failure).stream().anyMatch(TimeoutException.class::isInstance);
    }

    private static List<Throwable> causes(Throwable failure) {
        var all = new ArrayList<Throwable>();
        for (@Nullable Throwable next = failure; next != null && !all.contains(next); next = next.getCause()) {
            all.add(next);
        }
        return all;
    }

    private static Optional<String> plain(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case UnknownHostException _ -> "no such host name";
                    case SocketTimeoutException _ -> "no answer in time";
                    case TimeoutException _ -> "no answer in time";
                    case NoRouteToHostException _ -> "no route to it";
                    case ConnectException _ -> "connection refused";
                    case AccessDeniedException denied -> "no permission for " + denied.getFile();
                    case OpenFailException _ -> "it opens no further session, see MaxSessions in its sshd_config";
                    case NoSuchFileException missing -> missing.getFile() + " is not there";
                    default -> null;
                });
    }

    private static String ownWords(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
