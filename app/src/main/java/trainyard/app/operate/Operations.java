package trainyard.app.operate;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Desk;
import trainyard.app.kit.OpenCluster;
import trainyard.app.kit.Times;
import trainyard.core.operate.Action;
import trainyard.core.operate.NodeAction;
import trainyard.core.operate.NotAllowedException;
import trainyard.core.operate.Operator;
import trainyard.core.operate.Verdict;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;

/** The ways from a screen to an action: menu items, keys, and the dialog that both open. */
public final class Operations {
    private record Outcome(List<Verdict> verdicts, String reminder) {}

    private final Desk desk;

    public Operations(Desk desk) {
        this.desk = desk;
    }

    /**
     * Items that operate what is chosen at the time.
     *
     * @param anchor a node of the window that the dialog belongs to
     */
    public List<MenuItem> items(Verb.Target target, Supplier<List<String>> chosen, Node anchor) {
        return items(Verb.of(target), verb -> ask(verb, chosen.get(), anchor));
    }

    /** Items for some verbs. */
    public static List<MenuItem> items(List<Verb> verbs, Consumer<Verb> ask) {
        return verbs.stream()
                .map(verb -> {
                    String key = verb.key() == null ? "" : "   " + verb.key().getName();
                    var item = new MenuItem(verb.title() + "…" + key, new FontIcon(verb.icon()));
                    item.setId("verb-" + verb.name().toLowerCase(java.util.Locale.ROOT));
                    // A menu closes after its item has run, and would stay open behind the dialog.
                    item.setOnAction(event -> Platform.runLater(() -> ask.accept(verb)));
                    return item;
                })
                .toList();
    }

    /** Lets the keys of the verbs work while the node has the focus. */
    public void keys(Verb.Target target, Supplier<List<String>> chosen, Node node) {
        keys(Verb.of(target), verb -> ask(verb, chosen.get(), node), node);
    }

    /** Lets the keys of some verbs work while the node has the focus. */
    public static void keys(List<Verb> verbs, Consumer<Verb> ask, Node node) {
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean plain =
                    !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown() && !event.isControlDown();
            verbs.stream()
                    .filter(verb -> plain && verb.key() == event.getCode())
                    .findFirst()
                    .ifPresent(verb -> {
                        event.consume();
                        ask.accept(verb);
                    });
        });
    }

    /** Opens the dialog; does nothing without targets or without an open cluster. */
    public void ask(Verb verb, List<String> targets, Node anchor) {
        ask(verb, targets, "", anchor);
    }

    /** @param reason what stands in the field for it at first, where the verb has one */
    public void ask(Verb verb, List<String> targets, String reason, Node anchor) {
        Optional<OpenCluster> cluster = desk.cluster().getValue();
        if (targets.isEmpty() || cluster.isEmpty()) {
            return;
        }
        var snapshot = desk.live().now().snapshot();
        var request = new Request(verb, targets, snapshot.map(now -> now.version()), desk.clock());
        if (verb.fields().contains(Field.REASON) && !reason.isEmpty()) {
            request.value(Field.REASON).set(reason);
        }
        Connection connection = cluster.get().connection().now();
        var window = anchor.getScene().getWindow();
        new ActionDialog(request, connection, snapshot, window)
                .showAndWait()
                .ifPresent(
                        action -> run(verb.on(targets), action, request.read().reminder(), cluster.get(), anchor));
    }

    private void run(String what, Action action, Optional<Duration> reminder, OpenCluster cluster, Node anchor) {
        var operator = new Operator(cluster.shell(), cluster.connection().now(), desk.audit(), desk.clock());
        desk.background()
                .task(
                        what,
                        () -> {
                            var verdicts = operator.run(action, verdict -> {});
                            return new Outcome(verdicts, remind(action, verdicts, reminder, cluster));
                        },
                        outcome -> {
                            cluster.refreshNow();
                            tell(what, outcome, anchor);
                        },
                        problem -> {
                            if (problem instanceof CancellationException) {
                                // Some of it may have been done before, or be under way on the cluster still.
                                cluster.refreshNow();
                                desk.tell().accept(what + " was broken off. The audit log tells what was sent.");
                            } else if (problem instanceof NotAllowedException) {
                                desk.tell().accept(String.valueOf(problem.getMessage()));
                            } else {
                                desk.background().report(problem);
                            }
                        });
    }

    /** What became of the reminder, in a sentence; empty where none was wanted. */
    private String remind(Action action, List<Verdict> verdicts, Optional<Duration> reminder, OpenCluster cluster) {
        List<String> done =
                verdicts.stream().filter(Verdict::isDone).map(Verdict::target).toList();
        if (reminder.isEmpty() || done.isEmpty() || !(action instanceof NodeAction.Drain drain)) {
            return "";
        }
        if (cluster.reminders().isEmpty()) {
            return " No reminder is kept for this cluster.";
        }
        Instant now = desk.clock().instant();
        try {
            cluster.reminders().get().keep(done, now.plus(reminder.get()), now, drain.reason());
            return " You are reminded in " + Times.rough(reminder.get()) + ".";
        } catch (IOException unwritable) {
            return " The reminder could not be kept: " + AuditLog.reason(unwritable) + ".";
        }
    }

    private void tell(String what, Outcome outcome, Node anchor) {
        List<Verdict> verdicts = outcome.verdicts();
        if (verdicts.stream().allMatch(Verdict::isDone)) {
            desk.tell().accept(what + ": done." + outcome.reminder());
        } else {
            new VerdictDialog(what, verdicts, anchor.getScene().getWindow()).show();
            if (!outcome.reminder().isEmpty()) {
                desk.tell().accept(outcome.reminder().strip());
            }
        }
    }
}
