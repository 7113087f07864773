package trainyard.app.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import trainyard.core.settings.SavedView;

/** The views of one table: those that it comes with, which stay as they are, and those that the user saved. */
public final class Views {
    private static final int LONGEST_NAME = 40;

    private final String table;
    private final Desk desk;

    /** @param table by the name under which the preferences know it, such as {@code nodes} */
    public Views(String table, Desk desk) {
        this.table = table;
        this.desk = desk;
    }

    /** Those that the table comes with. They filter only: columns and order stay the user's. */
    List<SavedView> usual() {
        return UsualViews.of(table, desk.cluster().getValue());
    }

    /** Those that the user saved, in the order in which he did. */
    List<SavedView> own() {
        return desk.preferences().now().views().getOrDefault(table, List.of());
    }

    /** All names, in the order of the menu. */
    public List<String> names() {
        return Stream.concat(usual().stream(), own().stream())
                .map(SavedView::name)
                .toList();
    }

    Optional<SavedView> find(String name) {
        return Stream.concat(usual().stream(), own().stream())
                .filter(view -> view.name().equals(name))
                .findFirst();
    }

    /**
     * Why a view cannot have this name; empty where it can.
     *
     * @param renamed the view that is to have it; empty for a new one, which replaces the one of its name
     */
    Optional<String> problem(String name, Optional<String> renamed) {
        if (name.isBlank()) {
            return Optional.of("A view needs a name.");
        }
        if (name.strip().length() > LONGEST_NAME) {
            return Optional.of("A name has " + LONGEST_NAME + " characters at most.");
        }
        if (usual().stream().anyMatch(view -> view.name().equalsIgnoreCase(name.strip()))) {
            return Optional.of(name.strip() + " is a view that the table comes with.");
        }
        boolean taken = own().stream().anyMatch(view -> view.name().equals(name.strip()));
        return taken && renamed.isPresent() && !renamed.get().equals(name.strip())
                ? Optional.of("There is a view of this name.")
                : Optional.empty();
    }

    /** Keeps a view; it takes the place of the one of its name. */
    void save(SavedView view) {
        change(views -> {
            int place = names(views).indexOf(view.name());
            if (place < 0) {
                views.add(view);
            } else {
                views.set(place, view);
            }
            return views;
        });
    }

    void rename(String from, String to) {
        change(views -> {
            views.replaceAll(view ->
                    view.name().equals(from) ? new SavedView(to, view.filter(), view.columns(), view.order()) : view);
            return views;
        });
    }

    void delete(String name) {
        change(views -> {
            views.removeIf(view -> view.name().equals(name));
            return views;
        });
    }

    private void change(UnaryOperator<List<SavedView>> change) {
        desk.prefer()
                .accept(now -> now.withViews(
                        table, change.apply(new ArrayList<>(now.views().getOrDefault(table, List.of())))));
    }

    private static List<String> names(List<SavedView> views) {
        return views.stream().map(SavedView::name).toList();
    }
}
