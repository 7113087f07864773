package trainyard.app.diagnosis;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.Desk;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.Place;
import trainyard.app.kit.Screen;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Subscriptions;
import trainyard.core.remote.RemoteException;

/** Why one job failed, or what some files tell. */
public final class ReportPage implements Screen {
    private final DiagnosisDesk diagnosis;
    private final Desk desk;
    private final ReportHeader header;
    private final ReportView report;
    private final EmptyState waiting = new EmptyState("mdi2t-timer-sand");
    private final BorderPane view = new BorderPane();
    private final Subscriptions open = new Subscriptions();
    private Place shown = new Place.Diagnosis();
    private @Nullable Future<?> asked;
    private long ticket;

    public ReportPage(DiagnosisDesk diagnosis) {
        this.diagnosis = diagnosis;
        desk = diagnosis.desk();
        header = new ReportHeader(diagnosis, this::back, this::cancel, this::ask, this::toJob);
        report = new ReportView(diagnosis);
        waiting.setId("report-waiting");
        view.setTop(header);
        view.setCenter(waiting);
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                if (view.getCenter() != report || !report.leave()) {
                    back();
                }
            }
        });
    }

    @Override
    public Parent view() {
        return view;
    }

    /** Left and right choose the part, Escape goes back. */
    @Override
    public Node focus() {
        return view.getCenter() == report ? report.tabs() : header;
    }

    @Override
    public void shown(Place place) {
        desk.selection().set(Optional.empty());
        var switched = desk.cluster().subscribe((before, now) -> {
            shown = new Place.Diagnosis();
            desk.go().accept(new Place.Diagnosis());
        });
        open.add(switched::unsubscribe);
        if (!place.equals(shown)) {
            shown = place;
            header.title(place);
            kept().ifPresentOrElse(this::show, this::ask);
        } else if (view.getCenter() != report && asked == null) {
            ask();
        }
    }

    @Override
    public void hidden() {
        open.close();
    }

    private Optional<Diagnosed> kept() {
        return shown instanceof Place.JobDiagnosis(long number)
                ? diagnosis.cache().report(diagnosis.cluster(), number)
                : Optional.empty();
    }

    private void ask() {
        stop();
        long own = ++ticket;
        if (shown instanceof Place.JobDiagnosis(long number)) {
            desk.cluster()
                    .getValue()
                    .ifPresentOrElse(
                            cluster -> {
                                say(
                                        "Gathering what job " + number + " left behind",
                                        "Records, logs and node states are asked for side by side.");
                                asked = diagnosis.diagnose(
                                        cluster,
                                        number,
                                        Optional.empty(),
                                        done -> done(own, done),
                                        problem -> fail(own, problem));
                            },
                            () -> waiting.say("No cluster is open", "Open the one that the job ran on."));
        } else if (shown instanceof Place.FilesDiagnosis(List<Path> files)) {
            say("Reading the files", "Each is read once, however large it is.");
            asked = diagnosis.diagnose(files, done -> done(own, done), problem -> fail(own, problem));
        }
    }

    private void say(String what, String next) {
        header.loading();
        waiting.say(what, next);
        view.setCenter(waiting);
    }

    private void stop() {
        if (asked != null) {
            asked.cancel(true);
            asked = null;
        }
        ticket++;
    }

    private void cancel() {
        stop();
        header.done();
        waiting.say("Cancelled", "Press Diagnose again to find out.");
    }

    private void done(long own, Diagnosed done) {
        if (own == ticket) {
            asked = null;
            show(done);
        }
    }

    private void show(Diagnosed done) {
        Optional<Long> number = shown instanceof Place.JobDiagnosis(long job) ? Optional.of(job) : Optional.empty();
        header.show(done);
        report.show(done, number, number.isPresent() ? diagnosis.cluster() : "");
        boolean wasHere = view.getCenter().isFocusWithin() || header.isFocusWithin();
        view.setCenter(report);
        if (wasHere) {
            report.tabs().requestFocus();
        }
    }

    private void fail(long own, Exception problem) {
        if (own != ticket) {
            return;
        }
        asked = null;
        header.done();
        if (problem instanceof CancellationException) {
            waiting.say("Cancelled", "Press Diagnose again to find out.");
        } else {
            if (!(problem instanceof RemoteException) && !(problem instanceof java.io.IOException)) {
                desk.background().report(problem);
            }
            waiting.warn("It could not be diagnosed", String.valueOf(problem.getMessage()));
        }
    }

    private void back() {
        Place from = shown;
        desk.go().accept(new Place.Diagnosis());
        if (from instanceof Place.JobDiagnosis(long number)) {
            desk.select(new Subject.OfJob(number));
        }
    }

    private void toJob() {
        if (shown instanceof Place.JobDiagnosis(long number)) {
            desk.go().accept(new Place.Job(number));
        }
    }
}
