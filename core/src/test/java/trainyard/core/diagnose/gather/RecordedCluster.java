package trainyard.core.diagnose.gather;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;

/**
 * A cluster whose answers a test writes down beforehand. Slurm's commands are known by their words; scripts by
 * {@code here}, {@code controller}, {@code files} and, of a node, {@code node NAME}.
 */
final class RecordedCluster implements RemoteShell {
    /** Words of what each script says of itself. */
    private static final Map<GatherScripts, String> FIRST = Map.of(
            GatherScripts.HERE, "# The machine that the connection leads to.",
            GatherScripts.CONTROLLER, "machine: its clock, and what its log tells of a job.",
            GatherScripts.FILES, "# Files that a job wrote.",
            GatherScripts.NODE, "# What a node knows of a job, and how the node is now.");

    /** Answers; where there is none the command fails. */
    private final Map<String, CommandResult> answers = new LinkedHashMap<>();

    private final Map<String, RemoteProblem> problems = new LinkedHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** @param begin of the command line, without {@code env} and its variables */
    RecordedCluster on(String begin, String output) {
        return on(begin, 0, output, "");
    }

    RecordedCluster on(String begin, int status, String output, String errors) {
        answers.put(
                begin,
                new CommandResult(
                        Command.of(Duration.ZERO, "none"),
                        status,
                        output.getBytes(StandardCharsets.UTF_8),
                        errors,
                        Duration.ZERO));
        return this;
    }

    RecordedCluster fails(String begin, RemoteProblem problem) {
        problems.put(begin, problem);
        return this;
    }

    /** A script's pieces, with {@code @} in place of the mark. */
    static String piece(String name, String text, String status) {
        return "\n@ begin " + name + "\n" + text + "\n@ end " + status + "\n";
    }

    static String clock(Instant at) {
        return piece("clock", at.getEpochSecond() + ".000000000\n", "0");
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    private static String plain(Command command) {
        var words = new ArrayList<>(command.words());
        if (words.getFirst().equals("env")) {
            words.removeFirst();
            words.removeIf(word -> word.startsWith("SLURM_"));
        }
        return String.join(" ", words);
    }

    private static String name(Command command) {
        List<String> words = command.words();
        boolean far = words.getFirst().equals("ssh");
        String script = far ? words.getLast() : words.size() > 2 ? words.get(2) : "";
        for (var one : FIRST.entrySet()) {
            if (script.contains(one.getValue())) {
                return one.getKey().name().toLowerCase(Locale.ROOT) + (far ? " " + words.get(words.size() - 2) : "");
            }
        }
        return plain(command);
    }

    private static String mark(Command command) {
        var match = Pattern.compile("\\b[0-9a-f]{32}\\b").matcher(command.line());
        return match.find() ? match.group() : "";
    }

    @Override
    public CommandResult run(Command command) throws RemoteException {
        String name = name(command);
        asked.add(name);
        for (var problem : problems.entrySet()) {
            if (name.startsWith(problem.getKey())) {
                throw new RemoteException(problem.getValue());
            }
        }
        return answers.entrySet().stream()
                .filter(answer -> name.startsWith(answer.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseGet(() -> new CommandResult(command, 1, new byte[0], "nobody answers", Duration.ZERO));
    }

    @Override
    public CommandResult follow(Command command, Printed printed) throws RemoteException {
        CommandResult result = run(command);
        byte[] text = result.text().replace("@", mark(command)).getBytes(StandardCharsets.UTF_8);
        printed.output(text, text.length);
        return new CommandResult(command, result.exitStatus(), new byte[0], result.errors(), Duration.ZERO);
    }

    @Override
    public String target() {
        return "admin@login";
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
