package trainyard.app.kit;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import trainyard.core.live.LiveView;
import trainyard.core.metrics.GpuView;
import trainyard.core.observe.Observed;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Preferences;
import trainyard.core.settings.SettingsFolder;

/**
 * What the frame lends to a screen.
 *
 * @param live what is known of the open cluster, whichever it is at the time
 * @param cluster the open cluster itself; empty while none is
 * @param selection what the inspector shows; any screen may set it
 * @param go leads to another place
 * @param preferences how the user likes the console; {@code prefer} changes and keeps it
 * @param tell says in the window what happened, where all is well
 * @param browse shows a page in the user's browser
 * @param settings the folder of what this user keeps: plans' runs among it
 * @param audit what was done to clusters, and what must know of an action before it is run
 */
public record Desk(
        Observed<LiveView> live,
        ObservableValue<Optional<OpenCluster>> cluster,
        ObjectProperty<Optional<Subject>> selection,
        Consumer<Place> go,
        Background background,
        Clock clock,
        Observed<Preferences> preferences,
        Consumer<UnaryOperator<Preferences>> prefer,
        Consumer<String> tell,
        Consumer<URI> browse,
        SettingsFolder settings,
        AuditLog audit) {
    /** A node's passthrough GPUs by the cluster's plan; empty where no plan is known. */
    public List<String> pciAddresses(String node) {
        return cluster.getValue().map(open -> open.pciAddresses(node)).orElse(List.of());
    }

    /** What was read of the open cluster's GPUs, if anything was. */
    public GpuView gpus() {
        return cluster.getValue().map(open -> open.gpus().view().now()).orElse(GpuView.NOTHING_YET);
    }

    public void select(Subject subject) {
        selection.set(Optional.of(subject));
    }
}
