package trainyard.app.provision;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import trainyard.app.kit.Desk;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.LogFeed;
import trainyard.app.kit.LogView;
import trainyard.core.observe.Observed;
import trainyard.core.provision.Run;
import trainyard.core.provision.RunReport;
import trainyard.core.provision.events.RunBoard;
import trainyard.core.provision.events.RunFiles;

/** Follows the files of the shown run while the screen is seen: its events into the model, its log into the view. */
final class RunWatch {
    private final Desk desk;
    private final Runner runner;
    private final ProvisionModel model;
    private final LogView log;
    private List<Runnable> stops = List.of();

    RunWatch(Desk desk, Runner runner, ProvisionModel model, LogView log) {
        this.desk = desk;
        this.runner = runner;
        this.model = model;
        this.log = log;
    }

    void start(Run run) {
        stop();
        var files = new RunFiles(run.folder().path());
        var newest = new Observed<>(RunBoard.EMPTY);
        LogFeed feed = log.open();
        var background = desk.background();
        Runnable events = background.untilStopped(
                () -> {
                    files.followEvents(newest::publish);
                    tellEnd(run, files);
                    return run;
                },
                background::report);
        Runnable lines = background.untilStopped(
                () -> {
                    files.followLog(feed::add);
                    return run;
                },
                background::report);
        Runnable seen = FxBridge.onFx(newest, model.board()::set);
        // What runs elsewhere, or died without a word, is told by whoever watches over it.
        Runnable over = run.end().isPresent() || ExampleRun.isIt(run)
                ? () -> {}
                : background.untilStopped(() -> runner.watch(run), background::report);
        stops = List.of(seen, events, lines, over);
        earlier(run);
    }

    private void tellEnd(Run run, RunFiles files) throws IOException {
        Optional<RunFiles.Ended> told = files.ended();
        if (told.isPresent()) {
            var end = new Run.End(
                    told.get().exitStatus(),
                    told.get().cancelled(),
                    told.get().at(),
                    told.get().why());
            Optional<String> why = RunReport.of(ProvisionModel.ended(run, end)).trouble();
            Platform.runLater(() -> {
                if (isShown(run)) {
                    model.ended(new Run.End(end.status(), end.cancelled(), end.at(), why));
                }
            });
        }
    }

    /** The durations of the run before, for the time that is left. */
    private void earlier(Run run) {
        model.before(run)
                .ifPresent(before -> desk.background()
                        .run(() -> RunReport.of(before).board(), board -> {
                            if (isShown(run)) {
                                model.earlier().set(board);
                            }
                        }));
    }

    private boolean isShown(Run run) {
        return model.run().get().map(Run::id).equals(Optional.of(run.id()));
    }

    void stop() {
        stops.forEach(Runnable::run);
        stops = List.of();
    }
}
