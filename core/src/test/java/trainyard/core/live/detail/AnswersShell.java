package trainyard.core.live.detail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteShell;

/** A shell whose answers a test writes down beforehand, by a part of the command's line. */
public final class AnswersShell implements RemoteShell {
    private record Answer(int status, byte[] output, String errors) {}

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public AnswersShell on(String part, byte[] output) {
        answers.put(part, new Answer(0, output, ""));
        return this;
    }

    public AnswersShell fail(String part, String errors) {
        answers.put(part, new Answer(1, new byte[0], errors));
        return this;
    }

    AnswersShell answer(String part, int status, String output, String errors) {
        answers.put(part, new Answer(status, output.getBytes(StandardCharsets.UTF_8), errors));
        return this;
    }

    /** The lines of the commands so far. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public CommandResult run(Command command) {
        String line = String.join(" ", command.words());
        asked.add(line);
        for (var answer : answers.entrySet()) {
            if (line.contains(answer.getKey())) {
                Answer told = answer.getValue();
                return new CommandResult(command, told.status(), told.output(), told.errors(), Duration.ofMillis(1));
            }
        }
        throw new AssertionError("a command that the test does not expect: " + line);
    }

    @Override
    public String target() {
        return "admin@controller";
    }

    @Override
    public CommandResult stream(Command command, Consumer<String> line) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void put(Path local, String remotePath, int mode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void get(String remotePath, Path local) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Forward forward(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
