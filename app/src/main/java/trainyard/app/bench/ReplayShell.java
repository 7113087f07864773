package trainyard.app.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteShell;

/** Gives recorded answers at once, so that what follows the last byte is measured alone. */
final class ReplayShell implements RemoteShell {
    private volatile Map<String, byte[]> answers;
    private final AtomicInteger commands = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    ReplayShell(Map<String, byte[]> answers) {
        this.answers = answers;
    }

    void answerFrom(Map<String, byte[]> other) {
        answers = other;
    }

    void countFromNow() {
        commands.set(0);
        bytes.set(0);
    }

    int commands() {
        return commands.get();
    }

    /** What the commands printed. */
    long bytes() {
        return bytes.get();
    }

    @Override
    public CommandResult run(Command command) {
        byte[] output = Load.answer(answers, command);
        commands.incrementAndGet();
        bytes.addAndGet(output.length);
        return new CommandResult(command, 0, output, "", Duration.ZERO);
    }

    @Override
    public CommandResult stream(Command command, Consumer<String> line) {
        CommandResult result = run(command);
        result.text().lines().forEach(line);
        return result;
    }

    @Override
    public void put(Path local, String remotePath, int mode) {
        throw new IllegalStateException("a replay carries no files");
    }

    @Override
    public void get(String remotePath, Path local) {
        throw new IllegalStateException("a replay carries no files");
    }

    @Override
    public Forward forward(String host, int port) {
        throw new IllegalStateException("a replay has no ports");
    }

    @Override
    public String target() {
        return "replay";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
