package trainyard.core.provision.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trainyard.core.live.output.TerminalText;
import trainyard.core.live.output.TextLine;

/** What a run leaves in its folder, read while it is under way and afterwards. */
public final class RunFiles {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;

    /** @param folder of the run, with {@code events.jsonl}, {@code log.txt} and, once it has ended, {@code ended.json} */
    public RunFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * How the process ended.
     *
     * @param exitStatus of ansible-playbook: 0 where all went well, 2 where a host failed, 4 where one was not reached
     * @param why a sentence where it ended before Ansible could say anything
     */
    public record Ended(int exitStatus, boolean cancelled, Instant at, Optional<String> why) {}

    /** Empty while the run is under way. */
    public Optional<Ended> ended() throws IOException {
        try {
            JsonNode told = JSON.readTree(Files.readAllBytes(folder.resolve("ended.json")));
            return Optional.of(new Ended(
                    told.path("rc").asInt(-1),
                    told.path("cancelled").asBoolean(false),
                    Instant.parse(told.path("at").asString("")),
                    Optional.of(told.path("why").asString("")).filter(why -> !why.isEmpty())));
        } catch (NoSuchFileException underWay) {
            return Optional.empty();
        } catch (JacksonException | DateTimeException broken) {
            throw new IOException("How the run ended cannot be read: " + folder.resolve("ended.json") + " is damaged.");
        }
    }

    /** Hands over a board at once and after each news, until the run has ended or the thread is interrupted. */
    public void followEvents(Consumer<RunBoard> watcher) throws IOException, InterruptedException {
        var reader = new RunEventReader();
        var maker = new BoardMaker();
        new GrowingFile(folder.resolve("events.jsonl")).read(hasEnded(), (bytes, length) -> {
            maker.add(reader.read(bytes, length));
            watcher.accept(maker.board());
        });
        ended().ifPresent(ended -> maker.ended(ended.at()));
        watcher.accept(maker.board());
    }

    /** Hands over the lines of the log as a terminal shows them, until the run has ended or the thread is interrupted. */
    public void followLog(LineTaker watcher) throws IOException, InterruptedException {
        var text = new TerminalText();
        new GrowingFile(folder.resolve("log.txt")).read(hasEnded(), (bytes, length) -> {
            text.take(bytes, length);
            watcher.lines(text.finished(), text.open());
        });
    }

    /** Takes lines that have ended, and the last one as far as it is written. */
    public interface LineTaker {
        void lines(List<TextLine> finished, TextLine open);
    }

    /** What a module gave back for a cell; nothing for one that has no result. */
    public RunEvent.Details details(Cell cell) throws IOException {
        if (cell.length() == 0) {
            return RunEvent.Details.NONE;
        }
        var line = ByteBuffer.allocate(cell.length());
        try (SeekableByteChannel channel = Files.newByteChannel(folder.resolve("events.jsonl"))) {
            channel.position(cell.from());
            while (line.hasRemaining() && channel.read(line) >= 0) {
                // Until the line is whole.
            }
        }
        return RunEventReader.event(new String(line.array(), StandardCharsets.UTF_8))
                        instanceof RunEvent.HostResult result
                ? result.details()
                : RunEvent.Details.NONE;
    }

    private BooleanSupplier hasEnded() {
        return () -> Files.exists(folder.resolve("ended.json"));
    }
}
