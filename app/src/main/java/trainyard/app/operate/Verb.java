package trainyard.app.operate;

import java.util.Arrays;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** What can be done from a menu or by a key. */
public enum Verb {
    DRAIN(Target.NODE, "Drain", "mdi2a-arrow-down-circle-outline", KeyCode.D, Field.REASON, Field.RESUME_AFTER),
    RESUME(Target.NODE, "Resume", "mdi2p-play-circle-outline", KeyCode.R),
    DOWN(Target.NODE, "Set down", "mdi2c-close-circle-outline", null, Field.REASON),
    REBOOT(Target.NODE, "Reboot", "mdi2r-restart", null, Field.NEXT_STATE, Field.REASON),
    CANCEL_REBOOT(Target.NODE, "Cancel the reboot of", "mdi2r-restart-off", null),
    POWER_UP(Target.NODE, "Power up", "mdi2p-power", null),
    POWER_DOWN(Target.NODE, "Power down", "mdi2p-power-off", null, Field.HOW),

    CANCEL(Target.JOB, "Cancel", "mdi2c-cancel", KeyCode.DELETE),
    SIGNAL(Target.JOB, "Signal", "mdi2b-bell-outline", null, Field.SIGNAL, Field.TO),
    HOLD(Target.JOB, "Hold", "mdi2p-pause-circle-outline", KeyCode.H),
    RELEASE(Target.JOB, "Release", "mdi2p-play-circle-outline", KeyCode.L),
    REQUEUE(Target.JOB, "Requeue", "mdi2r-refresh", KeyCode.Q),
    REQUEUE_HOLD(Target.JOB, "Requeue and hold", "mdi2r-refresh", null),
    SUSPEND(Target.JOB, "Suspend", "mdi2p-pause", null),
    CONTINUE(Target.JOB, "Continue", "mdi2p-play", null),
    TOP(Target.JOB, "Put first", "mdi2a-arrow-collapse-up", null),
    CHANGE(
            Target.JOB,
            "Change",
            "mdi2p-pencil-outline",
            KeyCode.E,
            Field.TIME_LIMIT,
            Field.PARTITION,
            Field.QOS,
            Field.NICE,
            Field.DEPENDENCY,
            Field.EXCLUDED_NODES);

    /** What it is done to. */
    public enum Target {
        NODE,
        JOB;

        /** {@code 3 nodes}; one goes by its name. */
        String words(List<String> targets) {
            return targets.size() == 1
                    ? targets.getFirst()
                    : "%,d %s".formatted(targets.size(), this == NODE ? "nodes" : "jobs");
        }
    }

    private final Target target;
    private final String title;
    private final String icon;
    private final @Nullable KeyCode key;
    private final List<Field> fields;

    Verb(Target target, String title, String icon, @Nullable KeyCode key, Field... fields) {
        this.target = target;
        this.title = title;
        this.icon = icon;
        this.key = key;
        this.fields = List.of(fields);
    }

    public static List<Verb> of(Target target) {
        return Arrays.stream(values()).filter(verb -> verb.target == target).toList();
    }

    public Target target() {
        return target;
    }

    public String title() {
        return title;
    }

    public String icon() {
        return icon;
    }

    /** In a table of its targets, while none of Ctrl, Alt and Shift is down. */
    @Nullable
    KeyCode key() {
        return key;
    }

    List<Field> fields() {
        return fields;
    }

    /** As on the button that does it: {@code Drain 3 nodes}. */
    public String on(List<String> targets) {
        String first = targets.getFirst();
        String what = target == Target.NODE || targets.size() > 1
                ? target.words(targets)
                : (first.contains(".") ? "step " : "job ") + first;
        return title + " " + what;
    }
}
