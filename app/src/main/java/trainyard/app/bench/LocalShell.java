package trainyard.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;

/** Runs commands on this machine, behind the words that lead to where they belong, and counts them. */
final class LocalShell implements RemoteShell {
    private final List<String> lead;
    private final AtomicInteger commands = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /** @param lead a program, with its arguments, that runs the words behind them as a command */
    LocalShell(List<String> lead) {
        this.lead = List.copyOf(lead);
    }

    int commands() {
        return commands.get();
    }

    /** What all commands printed. */
    long bytes() {
        return bytes.get();
    }

    @Override
    public CommandResult run(Command command) throws RemoteException, InterruptedException {
        commands.incrementAndGet();
        var words = new ArrayList<>(lead);
        words.addAll(command.words());
        long start = System.nanoTime();
        try {
            Process process = new ProcessBuilder(words).start();
            try {
                process.getOutputStream().close();
                var output = reading(process.getInputStream());
                var errors = reading(process.getErrorStream());
                byte[] printed = output.get(command.timeout().toNanos(), TimeUnit.NANOSECONDS);
                int status = process.waitFor();
                bytes.addAndGet(printed.length);
                return new CommandResult(
                        command,
                        status,
                        printed,
                        new String(errors.get(), StandardCharsets.UTF_8),
                        Duration.ofNanos(System.nanoTime() - start));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException | ExecutionException failed) {
            throw new RemoteException(new RemoteProblem.Disconnected(target(), failed.toString()), failed);
        } catch (TimeoutException late) {
            throw new RemoteException(new RemoteProblem.TimedOut(command.line(), command.timeout()), late);
        }
    }

    private static FutureTask<byte[]> reading(InputStream stream) {
        var task = new FutureTask<>(stream::readAllBytes);
        Thread.ofVirtual().start(task);
        return task;
    }

    @Override
    public CommandResult stream(Command command, Consumer<String> line) throws RemoteException, InterruptedException {
        CommandResult result = run(command);
        result.text().lines().forEach(line);
        return result;
    }

    @Override
    public void put(Path local, String remotePath, int mode) {
        throw carriesNothing();
    }

    @Override
    public void get(String remotePath, Path local) {
        throw carriesNothing();
    }

    @Override
    public Forward forward(String host, int port) {
        throw carriesNothing();
    }

    private static UncheckedIOException carriesNothing() {
        return new UncheckedIOException(new IOException("this shell only runs commands"));
    }

    @Override
    public String target() {
        return "this machine";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
