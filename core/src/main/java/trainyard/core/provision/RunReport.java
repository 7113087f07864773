package trainyard.core.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.core.provision.events.BoardMaker;
import trainyard.core.provision.events.RunBoard;
import trainyard.core.provision.events.RunEventReader;

/**
 * What came of a run: its board, and why it went no further.
 *
 * @param trouble a sentence where no host is to blame: the command before failed, or Ansible could not begin
 */
public record RunReport(RunBoard board, Optional<String> trouble) {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    public static RunReport of(Run run) throws IOException {
        var reader = new RunEventReader();
        var maker = new BoardMaker();
        if (Files.exists(run.folder().events())) {
            byte[] bytes = Files.readAllBytes(run.folder().events());
            maker.add(reader.read(bytes, bytes.length));
        }
        run.end().ifPresent(end -> maker.ended(end.at()));
        RunBoard board = maker.board();
        return new RunReport(board, trouble(run, board));
    }

    /** The hosts that a further run is to take up again, in their order. */
    public List<String> failedHosts() {
        return board.failures().stream().map(RunBoard.Failure::hostName).toList();
    }

    private static Optional<String> trouble(Run run, RunBoard board) throws IOException {
        Run.End end = run.end().orElse(null);
        if (end == null || end.isGood()) {
            return Optional.empty();
        }
        if (end.cancelled()) {
            return Optional.of("The run was cancelled.");
        }
        if (end.why().isPresent()) {
            return end.why();
        }
        return board.failures().isEmpty() ? lastError(run.folder().log()) : Optional.empty();
    }

    /** ansible-core up to 2.18 begins its own errors with {@code ERROR!}, later ones with {@code [ERROR]:}. */
    private static Optional<String> lastError(Path log) throws IOException {
        if (!Files.exists(log)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(log)) {
            return lines.map(line -> COLOUR.matcher(line).replaceAll(""))
                    .filter(line -> line.startsWith("ERROR! ") || line.startsWith("[ERROR]: "))
                    .reduce((_, later) -> later)
                    .map(line -> "Ansible did not begin: " + line.replaceFirst("^\\S+ ", ""));
        }
    }
}
