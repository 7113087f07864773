package trainyard.app.kit;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.core.slurm.JobState;

/** The ways from a job that failed, or a node that is out of service, to the reason. */
public final class Why {
    public static final String ICON = "mdi2s-stethoscope";

    private Why() {}

    /**
     * What is asked about.
     *
     * @param number the job's own
     */
    public record Asked(long number, JobState state) {}

    /** An item for a job's menu. */
    public static MenuItem failed(Desk desk, Supplier<Optional<Asked>> chosen) {
        var item = new MenuItem("Why did it fail?   W", new FontIcon(ICON));
        item.setId("why-failed");
        item.setOnAction(event -> chosen.get().ifPresent(job -> open(desk, job)));
        return item;
    }

    /** An item for a node's menu. */
    public static MenuItem outOfService(Desk desk, Supplier<Optional<String>> chosen) {
        var item = new MenuItem("Why is it out of service?   W", new FontIcon(ICON));
        item.setId("why-out");
        item.setOnAction(event -> chosen.get().map(Place.NodeCheck::new).ifPresent(desk.go()));
        return item;
    }

    /** Lets W ask while the node, or something within it that is no field, has the focus. */
    public static void key(Node node, Runnable ask) {
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean plain =
                    !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown() && !event.isControlDown();
            if (plain && event.getCode() == KeyCode.W && !(event.getTarget() instanceof TextInputControl)) {
                event.consume();
                ask.run();
            }
        });
    }

    /** Leads to the report; of a job that has not ended, says so. */
    public static void open(Desk desk, Asked job) {
        if (job.state().isFinished()) {
            desk.go().accept(new Place.JobDiagnosis(job.number()));
        } else {
            desk.tell()
                    .accept("Job " + job.number() + " has not failed: it is "
                            + Look.of(job.state()).word() + ".");
        }
    }
}
