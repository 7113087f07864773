package trainyard.app.provision;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import trainyard.core.provision.ProvisionOptions;
import trainyard.core.provision.Run;
import trainyard.core.provision.events.RunBoard;
import trainyard.core.provision.events.RunProgress;

/** What the screen knows: what is wanted, the run that is shown and its board, and the runs before. Holds no node. */
final class ProvisionModel {
    private final ObjectProperty<Optional<Path>> plan = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Wanted> wanted = new SimpleObjectProperty<>(Wanted.ALL);
    private final ObjectProperty<List<Run>> past = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Run>> run = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<RunBoard> board = new SimpleObjectProperty<>(RunBoard.EMPTY);
    private final ObjectProperty<RunBoard> earlier = new SimpleObjectProperty<>(RunBoard.EMPTY);

    ObjectProperty<Optional<Path>> plan() {
        return plan;
    }

    ObjectProperty<Wanted> wanted() {
        return wanted;
    }

    /** The newest first. */
    ObjectProperty<List<Run>> past() {
        return past;
    }

    ObjectProperty<Optional<Run>> run() {
        return run;
    }

    ObjectProperty<RunBoard> board() {
        return board;
    }

    /** The run that durations are told from. */
    ObjectProperty<RunBoard> earlier() {
        return earlier;
    }

    /** Another run is shown, of which nothing is known yet. */
    void open(Run next) {
        board.set(RunBoard.EMPTY);
        earlier.set(RunBoard.EMPTY);
        run.set(Optional.of(next));
    }

    /** The shown run has ended, which makes it one of those before. */
    void ended(Run.End end) {
        run.get().map(now -> ended(now, end)).ifPresent(now -> {
            past.set(past.get().stream()
                    .map(other -> other.id().equals(now.id()) ? now : other)
                    .toList());
            run.set(Optional.of(now));
        });
    }

    static Run ended(Run run, Run.End end) {
        return new Run(
                run.folder(),
                run.started(),
                run.cluster(),
                run.command(),
                run.plan(),
                run.options(),
                run.reach(),
                run.digest(),
                run.where(),
                Optional.of(end));
    }

    boolean isRunning() {
        return run.get().filter(now -> now.end().isEmpty()).isPresent();
    }

    RunProgress progress(Instant now) {
        return RunProgress.of(board.get(), earlier.get(), now);
    }

    /** The newest run before this one of the same playbook: as far as there is one, one that succeeded, on the same hosts. */
    Optional<Run> before(Run run) {
        return past.get().stream()
                .filter(other -> other.started().isBefore(run.started()))
                .filter(other -> other.end().isPresent())
                .filter(other -> other.cluster().equals(run.cluster()))
                .filter(other -> other.options().playbook().equals(run.options().playbook()))
                .sorted(Comparator.comparing(
                                (Run other) -> !other.end().map(Run.End::isGood).orElse(false))
                        .thenComparing(other ->
                                !other.options().limit().equals(run.options().limit())))
                .findFirst();
    }

    /** The hosts that the shown run lost. */
    List<String> lostHosts() {
        return board.get().failures().stream().map(RunBoard.Failure::hostName).toList();
    }

    /** Whether the shown run lost hosts that it could have another try at: not while it goes on, nor for the example. */
    boolean mayRetry() {
        return run.get()
                .filter(now -> now.end().isPresent() && !ExampleRun.isIt(now))
                .isPresent();
    }

    /** Has wanted what the shown run did, for the hosts that it lost, whatever stands in the fields meanwhile. */
    void retryLost() {
        run.get().filter(now -> mayRetry()).ifPresent(now -> {
            plan.set(Optional.of(Path.of(now.plan())));
            wanted.set(Wanted.of(now.options().retry(lostHosts())));
        });
    }

    /**
     * What a run would do; empty where something is wrong, which {@link #problem} says.
     *
     * @param check whether it only looks what it would change
     */
    Optional<ProvisionOptions> options(boolean check) {
        try {
            return Optional.of(wanted.get().options(check));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /** What is wrong with what is filled in, or what is missing before anything can run; empty for nothing. */
    String problem() {
        try {
            Objects.requireNonNull(wanted.get().options(false));
            return "";
        } catch (IllegalArgumentException wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }
}
