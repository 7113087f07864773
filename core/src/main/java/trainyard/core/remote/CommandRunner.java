package trainyard.core.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs commands over one connection: not too many at once, not longer than they may, and ended when the caller is
 * interrupted. The same for both clients, which bring only the starting of a command.
 */
final class CommandRunner {
    private static final byte[] NOTHING = {};

    private final String host;
    private final RemoteProcess.Starter starter;
    private final Semaphore sessions = new Semaphore(RemoteShell.SESSIONS, true);

    CommandRunner(String host, RemoteProcess.Starter starter) {
        this.host = host;
        this.starter = starter;
    }

    CommandResult run(Command command) throws RemoteException, InterruptedException {
        return exchange(command, input -> input.write(command.input()), InputStream::readAllBytes);
    }

    CommandResult stream(Command command, Consumer<String> line) throws RemoteException, InterruptedException {
        return exchange(command, input -> input.write(command.input()), output -> {
            var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
            for (var next = lines.readLine(); next != null; next = lines.readLine()) {
                line.accept(next);
            }
            return NOTHING;
        });
    }

    /** Hands over the output as it comes. */
    CommandResult follow(Command command, RemoteShell.Printed printed) throws RemoteException, InterruptedException {
        return exchange(command, input -> input.write(command.input()), output -> {
            byte[] buffer = new byte[32 * 1024];
            for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
                printed.output(buffer, n);
            }
            return NOTHING;
        });
    }

    /** Runs the command, feeding and reading it with the given hands. */
    CommandResult exchange(Command command, Feed feed, Reading reading) throws RemoteException, InterruptedException {
        if (!sessions.tryAcquire(command.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
            throw new RemoteException(new RemoteProblem.TimedOut(command.line(), command.timeout()));
        }
        long start = System.nanoTime();
        var exchange = new Exchange(starter, command, feed, reading);
        var task = new FutureTask<>(exchange);
        Thread.ofVirtual().name("remote-command").start(() -> {
            try {
                task.run();
            } finally {
                // An interrupt has done its work; left standing, it would break off the waiting for the channel's end.
                Thread.interrupted();
                exchange.close();
                // Only now: the server counts a session until its channel is closed.
                sessions.release();
            }
        });
        try {
            var ended = task.get(command.timeout().toNanos(), TimeUnit.NANOSECONDS);
            var took = Duration.ofNanos(System.nanoTime() - start);
            return new CommandResult(command, ended.status(), ended.output(), ended.errors(), took);
        } catch (TimeoutException late) {
            throw new RemoteException(new RemoteProblem.TimedOut(command.line(), command.timeout()), late);
        } catch (ExecutionException failure) {
            throw asRemote(failure.getCause() == null ? failure : failure.getCause());
        } finally {
            if (!task.isDone()) {
                task.cancel(exchange.cancel());
            }
        }
    }

    private RemoteException asRemote(Throwable failure) {
        return switch (failure) {
            case RemoteException known -> known;
            case IOException broken ->
                new RemoteException(new RemoteProblem.Disconnected(host, Failures.reason(broken)), broken);
            case RuntimeException bug -> throw bug;
            case Error bug -> throw bug;
            default -> new RemoteException(new RemoteProblem.Disconnected(host, Failures.reason(failure)), failure);
        };
    }

    /** Writes what the command reads. */
    @FunctionalInterface
    interface Feed {
        void to(OutputStream input) throws IOException;
    }

    /** Takes what the command prints; what it returns is the result's output. */
    @FunctionalInterface
    interface Reading {
        byte[] from(InputStream output) throws IOException;
    }
}
