package trainyard.app.config.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import trainyard.app.kit.Background;
import trainyard.app.kit.InOrder;
import trainyard.core.lint.PlanLint;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.EditRefused;
import trainyard.core.plan.edit.PlanDocument;
import trainyard.core.plan.edit.Sharing;
import trainyard.core.render.Bundle;
import trainyard.core.render.Rendering;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

/**
 * The plan that is open in the window. Edits are made in the background, one after the other; what comes of them is
 * published on the FX thread: first the plan and its files, then what lint says of them. Holds no node; used on the FX
 * thread.
 */
public final class PlanEditing {
    /** Answers for the user where an edit needs a decision. */
    public interface Questions {
        /** Whether an edit of a shared value may be made, and how; empty to leave it. */
        Optional<Sharing> sharing(String sentence, Sharing offered);

        /** An edit that cannot be made. */
        void refused(String sentence);
    }

    private final Background background;
    private final Templates templates;
    private final Questions questions;
    private final InOrder order;
    private final Background.Latest<PlanLint> linting;
    private final ReadOnlyObjectWrapper<Optional<PlanState>> state = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PlanLint>> lint = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<PlanSitting> sitting = Optional.empty();
    private int underWay;
    private Runnable beforeEach = () -> {};

    public PlanEditing(Background background, Templates templates, Questions questions) {
        this.background = background;
        this.templates = templates;
        this.questions = questions;
        order = new InOrder(background);
        linting = background.latest(found -> lint.set(Optional.of(found)));
    }

    /** Empty while no plan is open. */
    public ReadOnlyObjectProperty<Optional<PlanState>> state() {
        return state.getReadOnlyProperty();
    }

    /** Of the state, or of the one before while that of the newest is under way. */
    public ReadOnlyObjectProperty<Optional<PlanLint>> lint() {
        return lint.getReadOnlyProperty();
    }

    /** Opens a file, in the place of the plan that is open. A file that is no plan is told, and nothing changes. */
    public void open(Path file) {
        begin(() -> PlanSitting.open(file, templates));
    }

    /** Opens a plan that has no file yet. */
    public void create(String text) {
        begin(() -> PlanSitting.of(text, templates));
    }

    private void begin(Callable<PlanSitting> opening) {
        order.run(
                () -> {
                    PlanSitting opened = opening.call();
                    return new Opened(opened, opened.state());
                },
                opened -> {
                    sitting = Optional.of(opened.sitting());
                    publish(opened.state());
                },
                this::tell);
    }

    private record Opened(PlanSitting sitting, PlanState state) {}

    private record Saved(boolean isWritten, PlanState state) {}

    /** Leaves the plan, whatever of it is not saved. */
    public void close() {
        order.run(
                () -> true,
                ignored -> {
                    sitting = Optional.empty();
                    linting.forget();
                    lint.set(Optional.empty());
                    state.set(Optional.empty());
                },
                this::tell);
    }

    /** Goes on when all that was typed is part of the state: what holds text back for a moment hands it on first. */
    public void settled(Runnable then) {
        beforeEach.run();
        order.run(() -> true, ignored -> then.run(), this::tell);
    }

    /** Whether something was typed or edited that the state does not have yet. */
    public boolean isUnderWay() {
        beforeEach.run();
        return underWay > 0;
    }

    /** Run before each action but {@link #type}: whoever holds typed text back for a moment hands it on then. */
    public void beforeEach(Runnable handOn) {
        beforeEach = handOn;
    }

    /** The files of a plan with the templates of this one; none where it cannot be rendered. Any thread. */
    public Optional<Bundle> render(PlanDocument document, SlurmVersion version) {
        return Rendering.of(document.file("plan"), version, templates).bundle();
    }

    public void edit(Edit edit) {
        edit(edit, () -> {});
    }

    /** @param left runs where the edit was not made, so that a field can show again what the plan has */
    public void edit(Edit edit, Runnable left) {
        edit(edit, Sharing.REFUSE, left);
    }

    private void edit(Edit edit, Sharing sharing, Runnable left) {
        change(now -> now.edit(edit, sharing), problem -> {
            if (problem instanceof EditRefused refused && refused.way() != Sharing.REFUSE) {
                questions
                        .sharing(String.valueOf(refused.getMessage()), refused.way())
                        .ifPresentOrElse(leave -> edit(edit, leave, left), left);
            } else {
                left.run();
                tell(problem);
            }
        });
    }

    /** Takes the text as the user types it. One that is no YAML is kept as typed, and not yet part of the plan. */
    public void type(String text) {
        queue(now -> now.type(text), this::tell);
    }

    public void undo() {
        change(PlanSitting::undo, this::tell);
    }

    public void redo() {
        change(PlanSitting::redo, this::tell);
    }

    /** Shows the files for another version of Slurm; the plan stays as it is. */
    public void version(SlurmVersion version) {
        change(now -> now.version(version), this::tell);
    }

    /**
     * Writes the plan to its file.
     *
     * @param done hears whether it was written: not where somebody else has changed the file
     */
    public void save(Consumer<Boolean> done) {
        beforeEach.run();
        sitting.ifPresent(now -> order.run(
                () -> new Saved(now.save(), now.state()),
                saved -> {
                    publish(saved.state());
                    done.accept(saved.isWritten());
                },
                this::tell));
    }

    /** Writes the plan to a file of its own, over what is there. */
    public void saveAs(Path file) {
        change(now -> now.saveAs(file), this::tell);
    }

    /** Looks at the file again. @param found hears what somebody else has made of it, if anybody has */
    public void look(Consumer<OnDisk> found) {
        sitting.ifPresent(now -> order.run(
                () -> {
                    OnDisk disk = now.look();
                    return new Looked(disk, disk instanceof OnDisk.Same ? Optional.empty() : Optional.of(now.state()));
                },
                looked -> looked.state().filter(_ -> isOpen(now)).ifPresent(state -> {
                    publish(state);
                    found.accept(looked.disk());
                }),
                this::tell));
    }

    private record Looked(OnDisk disk, Optional<PlanState> state) {}

    /** Makes the plan what the user chose, where it was changed here and in the file. */
    public void resolve(OnDisk.Choice choice) {
        change(now -> now.resolve(choice), this::tell);
    }

    private boolean isOpen(PlanSitting one) {
        return sitting.filter(one::equals).isPresent();
    }

    private interface Change {
        void on(PlanSitting sitting) throws Exception;
    }

    private void change(Change change, Consumer<Exception> failed) {
        beforeEach.run();
        queue(change, failed);
    }

    private void queue(Change change, Consumer<Exception> failed) {
        sitting.ifPresent(now -> {
            underWay++;
            order.run(
                    () -> {
                        change.on(now);
                        return now.state();
                    },
                    next -> {
                        underWay--;
                        if (isOpen(now)) {
                            publish(next);
                        }
                    },
                    problem -> {
                        underWay--;
                        failed.accept(problem);
                    });
        });
    }

    private void publish(PlanState next) {
        state.set(Optional.of(next));
        linting.ask(() -> PlanSitting.lint(next));
    }

    private void tell(Exception problem) {
        if (problem instanceof EditRefused || problem instanceof IOException) {
            questions.refused(String.valueOf(problem.getMessage()));
        } else {
            background.report(problem);
        }
    }
}
