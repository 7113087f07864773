package trainyard.app.jobs;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Future;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.Background;
import trainyard.app.kit.Desk;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.OpenCluster;
import trainyard.app.kit.PageParts;
import trainyard.app.kit.Place;
import trainyard.app.kit.Screen;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Subscriptions;
import trainyard.app.kit.Why;
import trainyard.core.live.Job;
import trainyard.core.live.LiveView;
import trainyard.core.live.Snapshot;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.JobWhy;
import trainyard.core.live.detail.Told;

/** All of one job: request, allocation, time line, why it waits, steps, and its output as it is written. */
public final class JobPage implements Screen {
    private static final JobStory NOTHING_YET = new JobStory(0, new Told.Missing<>(""), new Told.Missing<>(""));

    private final Desk desk;
    private final BorderPane view = new BorderPane();
    private final JobHeader header;
    private final JobOverview overview;
    private final WhyView why = new WhyView();
    private final StepsView steps;
    private final OutputView output;
    private final Tab overviewTab;
    private final Tab whyTab;
    private final Tab outputTab;
    private final TabPane tabs = new TabPane();
    private final Subscriptions open = new Subscriptions();
    private final Background.Latest<Optional<Job>> listed;
    private JobStory story = NOTHING_YET;
    private Optional<Job> lastListed = Optional.empty();
    private long number;
    private long asked;
    private @Nullable Future<?> loading;

    public JobPage(Desk desk) {
        this.desk = desk;
        header = new JobHeader(desk, this::back, this::cancel, this::ask);
        overview = new JobOverview(desk);
        steps = new StepsView(desk);
        output = new OutputView(desk, NOTHING_YET);
        listed = desk.background().latest(this::listed);
        overviewTab = tab("Overview", PageParts.scrolled(overview));
        whyTab = tab("Why it waits", PageParts.scrolled(why));
        outputTab = tab("Output", output);
        tabs.getTabs().addAll(overviewTab, tab("Steps and efficiency", steps), outputTab);
        tabs.setId("job-tabs");
        tabs.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> output.seen(number > 0 && chosen == outputTab));
        view.setTop(header);
        view.setCenter(tabs);
        Why.key(view, header::why);
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                back();
            }
        });
    }

    private static Tab tab(String title, Node content) {
        var tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    @Override
    public Parent view() {
        return view;
    }

    /** Left and right choose the part, Escape goes back. */
    @Override
    public Node focus() {
        return tabs;
    }

    @Override
    public void shown(Place place) {
        long wanted = place instanceof Place.Job(long of) ? of : 0;
        if (wanted != number) {
            number = wanted;
            lastListed = Optional.empty();
            show(new JobStory(number, NOTHING_YET.detail(), NOTHING_YET.past()));
            tabs.getSelectionModel().select(overviewTab);
        }
        desk.selection().set(Optional.empty());
        var switched = desk.cluster().subscribe((before, now) -> {
            number = 0;
            desk.go().accept(new Place.Jobs(""));
        });
        open.add(switched::unsubscribe);
        ask();
        open.add(FxBridge.onFx(desk.live(), this::refresh));
        output.seen(tabs.getSelectionModel().getSelectedItem() == outputTab);
        open.add(() -> output.seen(false));
        open.add(desk.background().everySecond(this::age));
    }

    @Override
    public void hidden() {
        open.close();
    }

    private void back() {
        desk.go().accept(new Place.Jobs(""));
        desk.select(new Subject.OfJob(number));
    }

    private void cancel() {
        if (loading != null) {
            loading.cancel(true);
            asked++;
            header.done();
            header.say("Cancelled. Press Ask again to see what is known of the job.");
        }
    }

    /** The list of jobs tells when there is something new to ask about. */
    private void refresh(LiveView live) {
        live.snapshot()
                .ifPresent(snapshot -> listed.ask(() -> snapshot.jobs().stream()
                        .filter(job -> job.number() == number)
                        .findFirst()));
    }

    private void listed(Optional<Job> now) {
        boolean changed = !now.equals(lastListed) && story.number() == number && story.isKnown();
        lastListed = now;
        if (changed) {
            ask();
        }
    }

    private void ask() {
        Optional<OpenCluster> cluster = desk.cluster().getValue();
        if (cluster.isEmpty() || number == 0) {
            return;
        }
        var details = new ClusterDetails(cluster.get().shell(), ZoneId.systemDefault());
        long of = number;
        long ticket = ++asked;
        header.loading();
        loading = desk.background()
                .task(
                        "Loading job " + of,
                        () -> JobStory.ask(details, of),
                        told -> {
                            if (ticket == asked) {
                                header.done();
                                show(told);
                                askWhy(details);
                            }
                        },
                        problem -> {
                            if (ticket == asked) {
                                header.done();
                                header.say(String.valueOf(problem.getMessage()));
                            }
                        });
    }

    private void askWhy(ClusterDetails details) {
        Optional<Snapshot> snapshot = desk.live().now().snapshot();
        boolean waits = story.waits() && snapshot.isPresent();
        if (!waits) {
            tabs.getTabs().remove(whyTab);
            return;
        }
        if (!tabs.getTabs().contains(whyTab)) {
            why.say("Asking the controller…");
            tabs.getTabs().add(1, whyTab);
        }
        String id = Long.toString(number);
        long ticket = asked;
        desk.background()
                .<Told<JobWhy>>task(
                        "Finding out why job " + id + " waits",
                        () -> JobWhy.ask(details, snapshot.get(), id),
                        told -> {
                            if (ticket == asked) {
                                why.show(told, desk.clock().instant());
                            }
                        },
                        problem -> why.say(String.valueOf(problem.getMessage())));
    }

    private void show(JobStory now) {
        story = now;
        header.show(now);
        steps.show(now.past());
        output.show(now);
        age();
    }

    private void age() {
        Instant now = desk.clock().instant();
        overview.show(story, desk.live().now().snapshot(), now);
    }
}
