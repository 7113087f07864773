package trainyard.app.config.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.app.config.edit.PlanState.Broken;
import trainyard.core.lint.PlanLint;
import trainyard.core.plan.Plan;
import trainyard.core.plan.PlanFile;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.EditHistory;
import trainyard.core.plan.edit.EditRefused;
import trainyard.core.plan.edit.Merge;
import trainyard.core.plan.edit.OpenPlan;
import trainyard.core.plan.edit.PlanDocument;
import trainyard.core.plan.edit.PlanText;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.plan.edit.Sharing;
import trainyard.core.plan.yaml.YamlSyntaxException;
import trainyard.core.render.Rendering;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

/** One plan from its opening to its closing. Not for several threads at once; each call may take its time. */
final class PlanSitting {
    /** What the titles of typed text are, so that a word is undone as one. */
    private static final String TYPING = "Typing";

    private static final String MERGING = "Merge with the file";

    private final Templates templates;
    private final EditHistory history;
    private final PlanDocument start;
    private Optional<OpenPlan> file;
    private SlurmVersion version;
    private Optional<Broken> broken = Optional.empty();

    private PlanSitting(PlanDocument start, Optional<OpenPlan> file, Templates templates) {
        this.templates = templates;
        this.start = start;
        this.file = file;
        history = new EditHistory(start);
        version = start.file("")
                .plan()
                .map(Plan::slurm)
                .flatMap(Plan.Slurm::version)
                .orElse(SlurmVersion.V24_11);
    }

    static PlanSitting open(Path path, Templates templates) throws IOException {
        OpenPlan file = OpenPlan.open(path);
        return new PlanSitting(file.saved(), Optional.of(file), templates);
    }

    static PlanSitting of(String text, Templates templates) throws YamlSyntaxException {
        return new PlanSitting(PlanDocument.parse(PlanText.of(text)), Optional.empty(), templates);
    }

    PlanState state() throws EditRefused {
        PlanDocument now = history.document();
        PlanFile read = now.file(file.map(open -> open.file().toString()).orElse("plan"));
        Rendering rendering = Rendering.of(read, version, templates);
        return new PlanState(
                file.map(OpenPlan::file),
                now,
                PlanView.of(now.data()),
                read,
                version,
                rendering,
                file.map(OpenPlan::saved).orElse(start),
                broken.isPresent() || file.map(open -> open.differs(now)).orElse(true),
                history.undoTitle(),
                history.redoTitle(),
                broken);
    }

    /** The rules look at the files that the state shows. */
    static PlanLint lint(PlanState state) {
        return state.rendering()
                .bundle()
                .map(bundle -> PlanLint.of(state.file(), bundle))
                .orElseGet(() ->
                        PlanLint.ofProblems(state.file(), state.rendering().why()));
    }

    void edit(Edit edit, Sharing sharing) throws EditRefused {
        refuseBroken();
        history.apply(edit, sharing);
    }

    private void refuseBroken() throws EditRefused {
        if (broken.isPresent()) {
            throw new EditRefused(
                    "The text is no YAML in line " + broken.get().line() + ": mend it there, or undo what was typed.");
        }
    }

    void type(String text) {
        try {
            history.writeOn(TYPING, text);
            broken = Optional.empty();
        } catch (YamlSyntaxException problem) {
            broken = Optional.of(
                    new Broken(text, problem.line(), problem.column(), String.valueOf(problem.getMessage())));
        }
    }

    /** What is typed and no YAML is taken back first. */
    void undo() {
        if (broken.isPresent()) {
            broken = Optional.empty();
        } else {
            history.undo();
        }
    }

    void redo() {
        history.redo();
    }

    void version(SlurmVersion other) {
        version = other;
    }

    boolean save() throws IOException, EditRefused {
        refuseBroken();
        if (file.isEmpty()) {
            throw new EditRefused("This plan has no file yet: save it under a name first.");
        }
        return file.get().save(history.document());
    }

    void saveAs(Path path) throws IOException, EditRefused {
        refuseBroken();
        file = Optional.of(OpenPlan.create(path, history.document()));
    }

    /** Looks at the file, and does what needs no answer. What is typed and no YAML yet is to be mended first. */
    OnDisk look() throws IOException, YamlSyntaxException {
        if (file.isEmpty() || broken.isPresent() || !file.get().isChangedOnDisk()) {
            return new OnDisk.Same();
        }
        OpenPlan open = file.get();
        Optional<PlanDocument> theirs = open.onDisk();
        if (theirs.isEmpty()) {
            open.take(theirs);
            return new OnDisk.Gone();
        }
        PlanDocument mine = history.document();
        if (!open.differs(mine)) {
            take(theirs.get(), "Read the file again", theirs.get());
            return new OnDisk.ReadAgain();
        }
        try {
            Merge merge = Merge.of(open.saved(), mine, theirs.get());
            if (merge.conflicts().isEmpty()) {
                take(theirs.get(), MERGING, merge.merged());
                return new OnDisk.Merged();
            }
            return new OnDisk.Conflict(
                    merge.conflicts().stream()
                            .map(conflict -> conflict.sentence() + ".")
                            .collect(Collectors.joining("\n")),
                    true);
        } catch (EditRefused apart) {
            return new OnDisk.Conflict(String.valueOf(apart.getMessage()), false);
        }
    }

    /** Makes the plan what the user chose, by what the file and the plan are now. */
    void resolve(OnDisk.Choice choice) throws IOException, YamlSyntaxException, EditRefused {
        OpenPlan open = file.orElseThrow();
        Optional<PlanDocument> theirs = open.onDisk();
        if (theirs.isEmpty()) {
            open.take(theirs);
            return;
        }
        PlanDocument mine = history.document();
        switch (choice) {
            case MINE -> open.take(theirs);
            case THEIRS -> take(theirs.get(), "Take the file's plan", theirs.get());
            case MERGED ->
                take(
                        theirs.get(),
                        MERGING,
                        Merge.of(open.saved(), mine, theirs.get()).merged());
        }
    }

    private void take(PlanDocument theirs, String title, PlanDocument next) throws YamlSyntaxException {
        file.orElseThrow().take(Optional.of(theirs));
        history.write(title, next.text().text());
    }
}
