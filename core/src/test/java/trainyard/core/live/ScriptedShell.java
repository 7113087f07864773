package trainyard.core.live;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;

/** A shell whose answers a test writes down beforehand, by what they answer: nodes, jobs, partitions or config. */
final class ScriptedShell implements RemoteShell {
    /** What a command does. */
    interface Script {
        CommandResult answer(Command command) throws RemoteException, InterruptedException;
    }

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    static ScriptedShell of(Recording recording) {
        var shell = new ScriptedShell();
        for (String kind : List.of("nodes", "jobs", "partitions", "config")) {
            shell.answer(kind, recording.bytes(kind));
        }
        return shell;
    }

    ScriptedShell on(String kind, Script script) {
        scripts.put(kind, script);
        return this;
    }

    ScriptedShell answer(String kind, byte[] output) {
        return answer(kind, output, Duration.ofMillis(1));
    }

    ScriptedShell answer(String kind, byte[] output, Duration took) {
        return on(kind, command -> new CommandResult(command, 0, output, "", took));
    }

    ScriptedShell answer(String kind, String output) {
        return answer(kind, output.getBytes(StandardCharsets.UTF_8));
    }

    ScriptedShell failAll(RemoteProblem problem) {
        scripts.replaceAll((kind, script) -> command -> {
            throw new RemoteException(problem);
        });
        return this;
    }

    ScriptedShell exitAll(int status, String errors) {
        scripts.replaceAll(
                (kind, script) -> command -> new CommandResult(command, status, new byte[0], errors, Duration.ZERO));
        return this;
    }

    /** The kinds of the commands so far, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    void forgetAsked() {
        asked.clear();
    }

    private static String kind(Command command) {
        List<String> words = command.words();
        if (words.contains("squeue")) {
            return "jobs";
        }
        return switch (words.getLast()) {
            case "node" -> "nodes";
            case "partition" -> "partitions";
            default -> words.getLast();
        };
    }

    @Override
    public CommandResult run(Command command) throws RemoteException, InterruptedException {
        String kind = kind(command);
        asked.add(kind);
        Script script = scripts.get(kind);
        if (script == null) {
            throw new AssertionError("a command that the test does not expect: " + command);
        }
        return script.answer(command);
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
