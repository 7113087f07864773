package trainyard.core.plan.edit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import trainyard.core.plan.yaml.YamlSyntaxException;

/**
 * A plan as it is edited, with the way back and forth. What is kept of an action is the text that it changed, not whole
 * documents. Not for several threads at once.
 */
public final class EditHistory {
    private record Action(String title, Patch forth, Patch back) {}

    private final Deque<Action> done = new ArrayDeque<>();
    private final Deque<Action> undone = new ArrayDeque<>();
    private PlanDocument now;

    public EditHistory(PlanDocument start) {
        now = start;
    }

    public PlanDocument document() {
        return now;
    }

    /** Makes an edit, which is one action of the user, under its own title. What is refused leaves all as it was. */
    public void apply(Edit edit, Sharing sharing) throws EditRefused {
        take(edit.title(), now.apply(edit, sharing));
    }

    /** Takes another text as it is, line ends and all: one that a merge brought, or that was read from a file. */
    public void write(String title, String text) throws YamlSyntaxException {
        take(title, PlanDocument.parse(now.text().with(text)));
    }

    /**
     * Takes what the user typed, as one action with the one before where that has the same title: a word typed letter by
     * letter is undone as a word. A text field knows {@code \n} alone: the file's own line ends stay.
     */
    public void writeOn(String title, String text) throws YamlSyntaxException {
        PlanDocument next = PlanDocument.parse(now.text().typed(text));
        if (undone.isEmpty() && undoTitle().filter(title::equals).isPresent()) {
            String before = done.removeLast().back().on(now.text().text());
            remember(title, before, next.text().text());
            now = next;
        } else {
            take(title, next);
        }
    }

    private void take(String title, PlanDocument next) {
        if (!next.text().equals(now.text())) {
            undone.clear();
            remember(title, now.text().text(), next.text().text());
            now = next;
        }
    }

    private void remember(String title, String before, String after) {
        Patch forth = Patch.between(before, after);
        done.addLast(new Action(title, forth, forth.back(before)));
    }

    /** The title of what {@link #undo} takes back; empty where there is nothing. */
    public Optional<String> undoTitle() {
        return Optional.ofNullable(done.peekLast()).map(Action::title);
    }

    /** The title of what {@link #redo} makes again; empty where there is nothing. */
    public Optional<String> redoTitle() {
        return Optional.ofNullable(undone.peekLast()).map(Action::title);
    }

    /** Takes the last action back; does nothing where there is none. */
    public void undo() {
        Action action = done.pollLast();
        if (action != null) {
            undone.addLast(action);
            now = after(action.back());
        }
    }

    /** Makes again what was taken back last; does nothing where there is none. */
    public void redo() {
        Action action = undone.pollLast();
        if (action != null) {
            done.addLast(action);
            now = after(action.forth());
        }
    }

    private PlanDocument after(Patch patch) {
        try {
            return PlanDocument.parse(now.text().with(patch.on(now.text().text())));
        } catch (YamlSyntaxException impossible) {
            throw new IllegalStateException("a text that was a plan is none any more", impossible);
        }
    }
}
