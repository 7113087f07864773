package trainyard.app.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteShell;

/** Gives recorded answers at once, so that what follows the last byte is measured alone. */
final class ReplayShell implements RemoteShell {
    private volatile Map<String, byte[]> answers;

    ReplayShell(Map<String, byte[]> answers) {
        this.answers = answers;
    }

    void answerFrom(Map<String, byte[]> other) {
        answers = other;
    }

    @Override
    public CommandResult run(Command command) {
        byte[] output = Load.answer(answers, command);
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
