package trainyard.app.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.settings.SavedView;

/** The views that tables come with: what an admin asks first. */
final class UsualViews {
    /** The states that the overview tells of under the same words. */
    private static final String NEED_ATTENTION =
            "state:down,not-responding,drained,draining,unknown,maintenance,rebooting";

    private UsualViews() {}

    /** @param cluster the open one, whose user has jobs; empty while none is */
    static List<SavedView> of(String table, Optional<OpenCluster> cluster) {
        return switch (table) {
            case "nodes" -> List.of(view("Need attention", NEED_ATTENTION), view("With free GPUs", "free:1"));
            case "jobs" ->
                with(
                        mine(cluster),
                        view("Running", "state:running"),
                        view("Pending", "state:pending"),
                        view("Failed", "state:failed"));
            case "finished" -> with(mine(cluster), view("Failed", "state:failed"));
            default -> List.of();
        };
    }

    /** None where the installed OpenSSH client knows the user, and the console does not. */
    private static Optional<SavedView> mine(Optional<OpenCluster> cluster) {
        return cluster.map(open -> open.connection().now().user())
                .filter(user -> !user.isEmpty())
                .map(user -> view("Mine", "user=" + user));
    }

    private static List<SavedView> with(Optional<SavedView> first, SavedView... others) {
        var views = new ArrayList<SavedView>();
        first.ifPresent(views::add);
        views.addAll(List.of(others));
        return List.copyOf(views);
    }

    private static SavedView view(String name, String filter) {
        return new SavedView(name, filter, List.of(), List.of());
    }
}
