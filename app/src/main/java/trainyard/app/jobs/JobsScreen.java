package trainyard.app.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import trainyard.app.kit.Desk;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.Opening;
import trainyard.app.kit.Place;
import trainyard.app.kit.RowCopy;
import trainyard.app.kit.Screen;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Subscriptions;
import trainyard.app.kit.TablePane;
import trainyard.app.kit.Why;
import trainyard.app.operate.Operations;
import trainyard.app.operate.Verb.Target;
import trainyard.core.live.Job;
import trainyard.core.live.LiveView;
import trainyard.core.slurm.Hostlist;

/** All jobs that Slurm still lists. */
public final class JobsScreen implements Screen {
    private final Desk desk;
    private final TablePane<Job> pane;
    private final FinishedPane finished;
    private final BorderPane view = new BorderPane();
    private final WindowChoice choice = new WindowChoice(this::choose);
    private final Subscriptions open = new Subscriptions();

    public JobsScreen(Desk desk) {
        this.desk = desk;
        pane = new TablePane<>(
                desk,
                "jobs",
                "Filter: name, user, state:pending, gpu:h100",
                JobColumns.all(desk.clock()),
                job -> new Subject.OfJob(job.number()),
                JobColumns.filter(() -> desk.live().now().snapshot()));
        pane.largestFirst("Job");
        RowCopy.hostlist(pane.table(), job -> Hostlist.expand(job.nodeList()));
        var operations = new Operations(desk);
        operations.keys(Target.JOB, this::chosen, pane.table().view());
        pane.actions(() -> Stream.concat(
                        Stream.of(Why.failed(desk, this::first)),
                        operations.items(Target.JOB, this::chosen, pane).stream())
                .toList());
        Why.key(pane.table().view(), () -> first().ifPresent(job -> Why.open(desk, job)));
        Opening.install(
                pane.table().view(),
                () -> pane.table().selectedRows().stream().findFirst().ifPresent(job -> openPage(job.number())));
        finished = new FinishedPane(desk);
        finished.onOpen(this::openPage);
        view.setTop(choice);
        view.setCenter(pane);
    }

    private void openPage(long number) {
        desk.go().accept(new Place.Job(number));
    }

    /** @param back how far to look for finished jobs; empty for those that Slurm lists */
    private void choose(Optional<Duration> back) {
        view.setCenter(back.isPresent() ? finished : pane);
        finished.hidden();
        back.ifPresent(finished::ask);
    }

    private Optional<Why.Asked> first() {
        return pane.table().selectedRows().stream().findFirst().map(job -> new Why.Asked(job.number(), job.state()));
    }

    private List<String> chosen() {
        return pane.table().selectedRows().stream().map(Job::id).toList();
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public Node focus() {
        return view.getCenter() == pane ? pane.table().view() : finished.table();
    }

    @Override
    public void shown(Place place) {
        open.add(FxBridge.onFx(desk.live(), this::refresh));
        open.add(pane::hidden);
        var wanted = place instanceof Place.Jobs jobs ? jobs : new Place.Jobs("");
        if (!wanted.equals(wanted.again())) {
            choice.listed();
        }
        pane.shown(wanted.search(), wanted.view());
        open.add(finished::hidden);
        choice.again();
    }

    @Override
    public void hidden() {
        open.close();
    }

    private void refresh(LiveView view) {
        view.snapshot().ifPresent(snapshot -> {
            pane.table()
                    .emptyMeans("No jobs", "Jobs that are submitted are listed here, and for a while after their end.");
            pane.table().rows(snapshot.jobs());
        });
    }
}
