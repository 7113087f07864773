package trainyard.app.kit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import trainyard.core.live.LiveView;
import trainyard.core.observe.Observed;
import trainyard.core.settings.Preferences;

/**
 * What the frame lends to a screen.
 *
 * @param live the open cluster, whichever it is at the time
 * @param selection what the inspector shows; any screen may set it
 * @param go leads to another place
 * @param preferences how the user likes the console; {@code prefer} changes and keeps it
 * @param pciAddresses a node's passthrough GPUs by the cluster's plan; empty where no plan is known
 */
public record Desk(
        Observed<LiveView> live,
        ObjectProperty<Optional<Subject>> selection,
        Consumer<Place> go,
        Background background,
        Clock clock,
        Observed<Preferences> preferences,
        Consumer<UnaryOperator<Preferences>> prefer,
        Function<String, List<String>> pciAddresses) {
    public void select(Subject subject) {
        selection.set(Optional.of(subject));
    }
}
