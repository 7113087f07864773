package trainyard.app.composer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import trainyard.app.composer.ComposerModel.Remark;
import trainyard.app.kit.Desk;
import trainyard.app.kit.OpenCluster;
import trainyard.app.kit.Place;
import trainyard.app.kit.RecentPlans;
import trainyard.app.kit.Screen;
import trainyard.app.kit.SlowQuestion;
import trainyard.app.kit.Subscriptions;
import trainyard.core.job.JobSite;
import trainyard.core.job.JobSites;
import trainyard.core.job.JobSpec;
import trainyard.core.job.RecipeField;
import trainyard.core.job.RecipeKind;
import trainyard.core.job.RecipeShelf;
import trainyard.core.job.Submissions;
import trainyard.core.job.Submissions.Submission;
import trainyard.core.job.submit.JobDoor;
import trainyard.core.job.submit.SiteReader;
import trainyard.core.job.submit.SubmitAnswer;
import trainyard.core.live.detail.Told;
import trainyard.core.plan.PlanFile;
import trainyard.core.plan.yaml.YamlSyntaxException;
import trainyard.core.remote.RemoteException;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

/** A job is composed: fields on the left, the script that comes of them on the right, and below it what becomes of it. */
public final class ComposerScreen implements Screen {
    private static final Duration SITE_AGE = Duration.ofMinutes(10);
    private static final KeyCombination SUBMIT = KeyCombination.valueOf("Shortcut+Enter");

    private final Desk desk;
    private final ComposerModel model = new ComposerModel(Templates.shipped());
    private final Subscriptions open = new Subscriptions();
    private final BorderPane root = new BorderPane();
    private final Submissions submissions;
    private final Submitting submitting;
    private final ComposerTools tools;
    private final RecipeMenu templates;
    private final RecipeForm form;
    private final ScriptPane script;
    private final VerdictPane verdict = new VerdictPane();
    private final RemarkList remarks;
    private final HistoryPane history;
    private final Tab fits = tab("Can it run", verdict);
    private final Tab mend;
    private final Tab past;
    private final TabPane tabs;
    private final SlowQuestion<JobSite> site;

    public ComposerScreen(Desk desk) {
        this.desk = desk;
        RecipeShelf shelf = RecipeShelf.in(desk.settings());
        submissions = Submissions.in(desk.settings());
        submitting = new Submitting(desk, submissions, root);
        var files = new ComposerFiles(desk, root);
        templates = new RecipeMenu(desk, shelf, this::openText);
        tools = new ComposerTools(desk, model, files, shelf, templates);
        tools.openFile.setOnAction(event -> files.open(this::openText));
        tools.submit.setOnAction(event -> submit());
        form = new RecipeForm((field, text) -> {
            model.set(field, text);
            refresh();
        });
        script = new ScriptPane(
                text -> {
                    model.type(text);
                    refresh();
                },
                () -> {
                    model.dropHand();
                    refresh();
                });
        remarks = new RemarkList(this::lead);
        history = new HistoryPane(desk, this::compose, this::again, this::compare);
        mend = tab("To mend", remarks);
        past = tab("Submitted", history);
        tabs = new TabPane(fits, mend, past);
        tabs.setId("composer-tabs");
        past.selectedProperty().subscribe(chosen -> {
            if (chosen) {
                readHistory();
            }
        });
        verdict.ask.setOnAction(event -> ask());
        site = new SlowQuestion<>(desk, SITE_AGE, ComposerScreen::siteOf, this::sited);
        var right = new SplitPane(script, tabs);
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.6);
        form.setMinWidth(320);
        var split = new SplitPane(form, right);
        split.setDividerPositions(0.36);
        root.setTop(tools);
        root.setCenter(split);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (SUBMIT.match(event)) {
                event.consume();
                tools.submit.fire();
            }
        });
        refresh();
    }

    private static Tab tab(String title, Node content) {
        var tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public Node focus() {
        return form;
    }

    @Override
    public Optional<String> unsaved() {
        return model.isUnsaved()
                ? Optional.of("The job " + model.now().recipe().text(RecipeField.NAME)
                        + " is composed, and neither saved nor submitted.")
                : Optional.empty();
    }

    @Override
    public void shown(Place place) {
        templates.refresh();
        history.table().shown(desk, open);
        open.add(site.watch());
        fromPlan();
        var switched = desk.cluster().subscribe(this::refresh);
        open.add(switched::unsubscribe);
        if (place instanceof Place.Composer(var job, var changes) && job > 0) {
            submitting.find(job, submission -> {
                compose(submission);
                changes.forEach(this::change);
            });
        }
    }

    @Override
    public void hidden() {
        open.close();
    }

    private static Told<JobSite> siteOf(OpenCluster cluster) throws RemoteException, InterruptedException {
        var snapshot = cluster.view().now().snapshot();
        return snapshot.isEmpty()
                ? new Told.Missing<>("nothing is known yet")
                : new Told.Known<>(new SiteReader(cluster.shell()).read(snapshot.get()));
    }

    /** Without a cluster the plan that was open last says what there will be. */
    private void fromPlan() {
        if (desk.cluster().getValue().isEmpty()) {
            List<Path> recent = RecentPlans.of(desk);
            if (!recent.isEmpty()) {
                desk.background().run(() -> PlanFile.load(recent.getFirst()), this::planned);
            }
        }
    }

    private void planned(PlanFile file) {
        if (file.plan().isPresent() && desk.cluster().getValue().isEmpty()) {
            SlurmVersion version = file.plan().get().slurm().version().orElse(SlurmVersion.V24_11);
            model.site(JobSites.of(file.plan().get()), version);
            refresh();
        }
    }

    private void sited(Optional<Told<JobSite>> told) {
        JobSite known = told.flatMap(Told::value).orElse(JobSite.unknown());
        SlurmVersion version =
                desk.live().now().snapshot().map(seen -> seen.version()).orElse(SlurmVersion.V24_11);
        model.site(known, version);
        refresh();
    }

    private void refresh() {
        List<Remark> all = model.remarks();
        form.show(model);
        script.show(model, all);
        remarks.show(all);
        mend.setText(all.isEmpty() ? "To mend" : "To mend (%,d)".formatted(all.size()));
        verdict.show(model, desk.cluster().getValue().isPresent());
        boolean isTyped =
                model.spec().map(spec -> spec.kind() == RecipeKind.INTERACTIVE).orElse(false);
        tools.submit.setDisable(
                !model.isReady() || isTyped || desk.cluster().getValue().isEmpty());
    }

    private void lead(Remark remark) {
        switch (remark) {
            case Remark.AtField(var problem) -> form.lead(problem.field());
            case Remark.AtLine(var finding) ->
                script.lead(finding.at().line(), finding.at().column());
        }
    }

    private void openText(String name, String text) {
        try {
            OpenedText opened = OpenedText.read(name, text);
            model.open(model.inFolder(opened.recipe()));
            opened.notes().forEach(desk.tell());
            refresh();
        } catch (YamlSyntaxException broken) {
            desk.tell().accept(name + ", line " + broken.line() + ": " + broken.getMessage() + ".");
        }
    }

    private void ask() {
        String asked = model.now().text();
        desk.cluster()
                .getValue()
                .ifPresent(cluster -> desk.background()
                        .<SubmitAnswer>task(
                                "Asking Slurm when the job would start",
                                () -> JobDoor.test(cluster.shell(), asked),
                                answer -> {
                                    if (asked.equals(model.now().text())) {
                                        said(answer);
                                    }
                                }));
    }

    private void said(SubmitAnswer answer) {
        model.answer(answer);
        tabs.getSelectionModel().select(fits);
        refresh();
        if (answer instanceof SubmitAnswer.Refused(var field, var _)) {
            field.ifPresent(form::lead);
        }
    }

    private void submit() {
        Optional<JobSpec> spec = model.spec();
        if (spec.isPresent()) {
            submitting.submit(model, spec.get(), this::said);
        }
    }

    private void readHistory() {
        desk.background().run(submissions::all, history::show);
    }

    private void compose(Submission submission) {
        model.open(submission.recipe(), submission.script());
        model.code(submission.code().isEmpty() ? Optional.empty() : Optional.of(Path.of(submission.code())));
        tabs.getSelectionModel().select(fits);
        refresh();
    }

    /** What another screen wants otherwise; a field without a text is left to the user. */
    private void change(RecipeField field, String text) {
        String before = model.now().recipe().text(field);
        if (!text.isEmpty()) {
            boolean isList = field == RecipeField.EXCLUDE && !before.isEmpty();
            model.set(field, isList ? before + "," + text : text);
            refresh();
        }
        form.lead(field);
    }

    private void again(Submission submission) {
        compose(submission);
        tools.submit.fire();
    }

    private void compare(Submission earlier, Submission later) {
        new ComparisonDialog(earlier, later, root.getScene().getWindow()).show();
    }
}
