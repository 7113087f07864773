package trainyard.app.operate;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import trainyard.core.operate.Action;
import trainyard.core.operate.JobAction;
import trainyard.core.operate.JobAction.Cancel.Whom;
import trainyard.core.operate.JobChange;
import trainyard.core.operate.NodeAction;
import trainyard.core.operate.NodeAction.Power.Switch;
import trainyard.core.operate.NodeAction.Reboot.NextState;
import trainyard.core.operate.Until;
import trainyard.core.slurm.SlurmVersion;

/** An action while the user fills it in. Holds no node. */
final class Request {
    /**
     * What it is so far.
     *
     * @param action empty while something is missing or wrong
     * @param problem what is wrong, in a sentence; empty where nothing is
     * @param reminder how long from now the user is to be reminded, since Slurm itself does nothing then
     */
    record Reading(Optional<Action> action, String problem, Optional<Duration> reminder) {
        private static Reading of(Action action) {
            return new Reading(Optional.of(action), "", Optional.empty());
        }

        private static Reading wrong(String problem) {
            return new Reading(Optional.empty(), problem, Optional.empty());
        }
    }

    private final Verb verb;
    private final List<String> targets;
    private final Clock clock;
    private final Optional<SlurmVersion> version;
    private final List<Field> fields;
    private final Map<Field, StringProperty> values = new EnumMap<>(Field.class);

    /** @param version the cluster's; empty while it is not known */
    Request(Verb verb, List<String> targets, Optional<SlurmVersion> version, Clock clock) {
        this.verb = verb;
        this.targets = List.copyOf(targets);
        this.version = version;
        this.clock = clock;
        fields = Stream.concat(FoldedArray.of(verb, targets).map(array -> Field.TASKS).stream(), verb.fields().stream())
                .toList();
        fields.forEach(field -> values.put(field, new SimpleStringProperty(initial(field))));
    }

    private String initial(Field field) {
        if (field == Field.TASKS) {
            return FoldedArray.of(verb, targets).map(FoldedArray::tasks).orElse("");
        }
        return field.choices().isEmpty() ? "" : field.choices().getFirst();
    }

    /** What is asked for: the verb's own fields, and of a folded array its tasks. */
    List<Field> fields() {
        return fields;
    }

    /** Whether the user has filled in nothing yet. */
    boolean isUntouched() {
        return fields.stream().allMatch(field -> value(field).get().equals(initial(field)));
    }

    Verb verb() {
        return verb;
    }

    List<String> targets() {
        return targets;
    }

    StringProperty value(Field field) {
        return values.computeIfAbsent(field, missing -> new SimpleStringProperty(""));
    }

    Reading read() {
        try {
            Action action = action();
            if (action instanceof NodeAction.Drain drain
                    && version.filter(known -> !NodeAction.Drain.canEnd(known)).isPresent()) {
                return new Reading(Optional.of(drain.withoutEnd()), "", drain.resumeAfter());
            }
            return version.flatMap(action::objection).map(Reading::wrong).orElseGet(() -> Reading.of(action));
        } catch (IllegalArgumentException wrong) {
            return Reading.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private Action action() {
        List<String> targets = FoldedArray.of(verb, this.targets)
                .map(array -> List.of(array.with(value(Field.TASKS).get().strip())))
                .orElse(this.targets);
        return switch (verb) {
            case DRAIN ->
                new NodeAction.Drain(
                        targets,
                        value(Field.REASON).get(),
                        given(Field.RESUME_AFTER).map(text -> Until.parse(text, clock)));
            case RESUME -> new NodeAction.Resume(targets);
            case DOWN -> new NodeAction.Down(targets, value(Field.REASON).get());
            case REBOOT ->
                new NodeAction.Reboot(
                        targets,
                        value(Field.NEXT_STATE).get().equals("down") ? NextState.DOWN : NextState.RESUME,
                        value(Field.REASON).get());
            case CANCEL_REBOOT -> new NodeAction.CancelReboot(targets);
            case POWER_UP -> new NodeAction.Power(targets, Switch.UP);
            case POWER_DOWN -> new NodeAction.Power(targets, how());
            case CANCEL -> JobAction.Cancel.of(targets);
            case SIGNAL -> new JobAction.Cancel(targets, Optional.of(signal()), whom());
            case HOLD -> new JobAction.Hold(targets, false);
            case RELEASE -> new JobAction.Release(targets);
            case REQUEUE -> new JobAction.Requeue(targets, false);
            case REQUEUE_HOLD -> new JobAction.Requeue(targets, true);
            case SUSPEND -> new JobAction.Suspend(targets);
            case CONTINUE -> new JobAction.Continue(targets);
            case TOP -> new JobAction.Top(targets);
            case CHANGE -> new JobAction.Change(targets, change());
        };
    }

    private Switch how() {
        return switch (Field.HOW.choices().indexOf(value(Field.HOW).get())) {
            case 1 -> Switch.DOWN;
            case 2 -> Switch.DOWN_FORCE;
            default -> Switch.DOWN_ASAP;
        };
    }

    private String signal() {
        return given(Field.SIGNAL)
                .orElseThrow(() -> new IllegalArgumentException("Name a signal, such as TERM, USR1 or 10."));
    }

    private Whom whom() {
        return Whom.values()[Field.TO.choices().indexOf(value(Field.TO).get())];
    }

    private JobChange change() {
        return new JobChange(
                given(Field.TIME_LIMIT),
                given(Field.PARTITION),
                given(Field.QOS),
                given(Field.NICE).map(Request::number),
                given(Field.DEPENDENCY),
                given(Field.EXCLUDED_NODES));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("'" + text + "' is no whole number for nice.", wrong);
        }
    }

    private Optional<String> given(Field field) {
        return Optional.of(value(field).get().strip()).filter(text -> !text.isEmpty());
    }
}
