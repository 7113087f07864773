package trainyard.core.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the installed ssh for one target, with settings from a file and arguments as a list. */
record OpenSsh(OpenSshTarget target, Path settings, Map<String, String> environment) {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSsh.class);
    private static final int WORDS_KEPT = 16 * 1024;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /**
     * @param options before the host
     * @param command after it
     * @throws RemoteException where no ssh is installed
     */
    Process start(List<String> options, List<String> command) throws RemoteException {
        var words = new ArrayList<>(List.of("ssh", "-F", settings.toString()));
        words.addAll(options);
        words.addAll(target.options());
        words.addAll(List.of("--", target.host()));
        words.addAll(command);
        var builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        // Its words are understood in English only.
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new RemoteException(
                    new RemoteProblem.Misconfigured(
                            "There is no ssh program on this machine. Install the OpenSSH client, or choose the built-in one."),
                    missing);
        }
    }

    /** Collects what a process says on its standard error, to its end. */
    static FutureTask<String> words(Process process) {
        var words = new FutureTask<>(() -> head(process.getErrorStream()));
        Thread.ofVirtual().name("ssh-words").start(words);
        return words;
    }

    /** What an ssh said that has ended; nothing where something that it started holds its standard error open. */
    static String lastWords(FutureTask<String> words) throws InterruptedException {
        try {
            return words.get(LAST_WORDS.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException held) {
            LOG.debug("what ssh said has no end", held);
            return "";
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String head(InputStream errors) {
        var kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        try {
            for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
                kept.write(buffer, 0, Math.min(n, WORDS_KEPT - kept.size()));
            }
        } catch (IOException ended) {
            LOG.debug("reading what ssh says", ended);
        }
        return kept.toString(StandardCharsets.UTF_8);
    }
}
