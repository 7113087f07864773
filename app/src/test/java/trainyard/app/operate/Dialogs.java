package trainyard.app.operate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Dialog;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import trainyard.app.kit.Pictures;
import trainyard.app.samples.Fx;
import trainyard.app.samples.SampleSession;
import trainyard.app.shell.Window;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.operate.Verdict;
import trainyard.core.settings.Connection;

/** The dialogs of actions as pictures, for people to look at. */
public final class Dialogs {
    private static final int MANY = 40;

    private Dialogs() {}

    /** Writes one picture a dialog, in the theme of the window. */
    public static void write(Path folder, Snapshot cluster, Window window) throws IOException {
        Stage owner = Fx.call(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(new Region(), 900, 700));
            stage.getScene().getStylesheets().setAll(window.scene().getStylesheets());
            stage.show();
            return stage;
        });
        var nodes = cluster.nodes().stream().map(Node::name).limit(MANY).toList();
        var jobs = cluster.jobs().stream()
                .filter(job -> job.state().isActive())
                .map(Job::id)
                .limit(MANY)
                .toList();
        picture(folder, "drain-empty", () -> asks(Verb.DRAIN, nodes.subList(0, 1), cluster, false, owner));
        picture(folder, "drain", () -> {
            var request = new Request(Verb.DRAIN, nodes, Optional.of(cluster.version()), SampleSession.CLOCK);
            request.value(Field.REASON).set("Row B: the coolant pump is exchanged on Monday");
            request.value(Field.RESUME_AFTER).set("8h");
            return new ActionDialog(request, allowed(false), Optional.of(cluster), owner);
        });
        picture(folder, "cancel", () -> asks(Verb.CANCEL, jobs, cluster, false, owner));
        picture(folder, "cancel-readonly", () -> asks(Verb.CANCEL, jobs.subList(0, 1), cluster, true, owner));
        picture(folder, "reboot", () -> asks(Verb.REBOOT, nodes, cluster, false, owner));
        picture(folder, "change", () -> {
            var request =
                    new Request(Verb.CHANGE, jobs.subList(0, 1), Optional.of(cluster.version()), SampleSession.CLOCK);
            request.value(Field.TIME_LIMIT).set("2-00:00:00");
            request.value(Field.NICE).set("much");
            return new ActionDialog(request, allowed(false), Optional.of(cluster), owner);
        });
        picture(folder, "verdict", () -> new VerdictDialog("Drain 14 nodes", verdicts(), owner));
        picture(
                folder,
                "verdict-one",
                () -> new VerdictDialog("Cancel job 4711", verdicts().subList(1, 2), owner));
        Fx.run(owner::close);
    }

    private static ActionDialog asks(Verb verb, List<String> on, Snapshot cluster, boolean readOnly, Stage owner) {
        var request = new Request(verb, on, Optional.of(cluster.version()), SampleSession.CLOCK);
        return new ActionDialog(request, allowed(readOnly), Optional.of(cluster), owner);
    }

    private static Connection allowed(boolean readOnly) {
        return Connection.of("Sample", "admin", "controller", 22).with(readOnly, true);
    }

    private static List<Verdict> verdicts() {
        var verdicts = new ArrayList<Verdict>();
        for (int i = 1; i <= 10; i++) {
            verdicts.add(new Verdict("gpu-%03d".formatted(i), Verdict.Status.DONE, ""));
        }
        verdicts.add(
                0,
                new Verdict(
                        "gpu-011",
                        Verdict.Status.REFUSED,
                        "slurm_update error: Invalid user id. The user admin may not change nodes: ask for the operator's role,"
                                + " or let the console use sudo."));
        verdicts.add(1, new Verdict("gpu-012", Verdict.Status.REFUSED, "Slurm knows no node gpu-012."));
        verdicts.add(
                2,
                new Verdict(
                        "gpu-013",
                        Verdict.Status.UNKNOWN,
                        "The connection to controller was lost before the answer. It may have been done: look at the cluster."));
        verdicts.add(3, new Verdict("gpu-014", Verdict.Status.NOT_RUN, "The connection was lost before."));
        return verdicts;
    }

    private static void picture(Path folder, String name, Callable<Dialog<?>> made) throws IOException {
        Dialog<?> dialog = Fx.call(() -> {
            Dialog<?> open = made.call();
            open.setX(0);
            open.setY(0);
            open.show();
            return open;
        });
        Fx.call(() -> dialog.getDialogPane().getScene().snapshot(null));
        Pictures.write(
                Fx.call(() -> dialog.getDialogPane().getScene().snapshot(null)),
                folder.resolve("dialog-" + name + ".png"));
        Fx.run(dialog::close);
    }
}
