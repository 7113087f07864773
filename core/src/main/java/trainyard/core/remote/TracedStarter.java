package trainyard.core.remote;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts commands so that they can be ended where no signal can be sent: each tells the number of its process first, on
 * its standard error, where it is taken out again. The OpenSSH client sends no signals, and OpenSSH's server takes none
 * for root.
 */
final class TracedStarter implements RemoteProcess.Starter {
    private static final Logger LOG = LoggerFactory.getLogger(TracedStarter.class);

    /** A shell stays above the command: it reports a death by signal as 128 + signal, which ssh does not. */
    private static final String TRACE = "echo \"@trainyard $$ $PPID\" >&2; \"$@\"; exit $?";

    private static final Pattern TRACED = Pattern.compile("@trainyard (\\d+) (\\d+)");

    /** sshd gives each command a process group, led by the user's login shell, or by ours where that one gave way. */
    private static final String END = "kill -s TERM -- \"-$1\" 2>/dev/null || kill -s TERM -- \"-$2\"";

    private final RemoteProcess.Starter starter;
    // Ending takes a session too, and there are few: one at a time.
    private final Object ending = new Object();

    TracedStarter(RemoteProcess.Starter starter) {
        this.starter = starter;
    }

    @Override
    public RemoteProcess start(List<String> words) throws IOException, RemoteException, InterruptedException {
        var traced = new ArrayList<>(List.of("sh", "-c", TRACE, "sh"));
        traced.addAll(words);
        return new Traced(starter.start(traced));
    }

    private void kill(Matcher trace) {
        synchronized (ending) {
            try (var kill = starter.start(List.of("sh", "-c", END, "sh", trace.group(1), trace.group(2)))) {
                kill.output().readAllBytes();
                kill.exitStatus();
            } catch (IOException | RemoteException gone) {
                LOG.debug("ending a command", gone);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final class Traced implements RemoteProcess {
        private static final long TRACE_SECONDS = 2;

        private final RemoteProcess process;
        private final CompletableFuture<Matcher> trace = new CompletableFuture<>();
        private final AtomicBoolean ended = new AtomicBoolean();
        private volatile String insteadOfTrace = "";

        Traced(RemoteProcess process) {
            this.process = process;
        }

        @Override
        public OutputStream input() {
            return process.input();
        }

        @Override
        public InputStream output() {
            return process.output();
        }

        /** Waits for the trace; what a login shell says before it is handed on. */
        @Override
        public InputStream errors() {
            var before = new ByteArrayOutputStream();
            try {
                var errors = process.errors();
                for (var line = line(errors); line.length > 0; line = line(errors)) {
                    var found = TRACED.matcher(new String(line, StandardCharsets.UTF_8).strip());
                    if (found.matches()) {
                        trace.complete(found);
                        break;
                    }
                    before.write(line);
                }
                insteadOfTrace = before.toString(StandardCharsets.UTF_8).strip();
                return new SequenceInputStream(new ByteArrayInputStream(before.toByteArray()), errors);
            } catch (IOException broken) {
                LOG.debug("reading a command's trace", broken);
                return new ByteArrayInputStream(before.toByteArray());
            }
        }

        private static byte[] line(InputStream from) throws IOException {
            var line = new ByteArrayOutputStream();
            for (int c = from.read(); c >= 0; c = from.read()) {
                line.write(c);
                if (c == '\n') {
                    break;
                }
            }
            return line.toByteArray();
        }

        @Override
        public int exitStatus() throws IOException, InterruptedException {
            int status = process.exitStatus();
            if (!trace.isDone()) {
                throw new IOException(insteadOfTrace.isEmpty() ? "the command could not be started" : insteadOfTrace);
            }
            return status;
        }

        @Override
        public void end() {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            try {
                kill(trace.get(TRACE_SECONDS, TimeUnit.SECONDS));
            } catch (TimeoutException | ExecutionException neverBegan) {
                LOG.debug("ending a command that has not begun", neverBegan);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            process.close();
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
