package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.live.Attention;
import trainyard.core.live.Attentions;
import trainyard.core.live.LiveView;
import trainyard.core.observe.Observed;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Preferences;
import trainyard.core.settings.SavedView;
import trainyard.core.settings.SettingsFolder;

class ViewsTest {
    @TempDir
    Path folder;

    private final Observed<Preferences> preferences = new Observed<>(Preferences.DEFAULT);
    private final SimpleObjectProperty<Optional<OpenCluster>> cluster = new SimpleObjectProperty<>(Optional.empty());
    private final Background background = new Background(Runnable::run, problem -> {});
    private Views views;

    @BeforeEach
    void make() {
        views = new Views(
                "jobs",
                new Desk(
                        new Observed<>(LiveView.NOTHING_YET),
                        cluster,
                        new SimpleObjectProperty<>(Optional.empty()),
                        place -> {},
                        background,
                        SampleSession.CLOCK,
                        preferences,
                        change -> preferences.publish(change.apply(preferences.now())),
                        sentence -> {},
                        page -> {},
                        new SettingsFolder(folder),
                        AuditLog.in(new SettingsFolder(folder))));
    }

    @AfterEach
    void close() {
        background.close();
    }

    private static SavedView view(String name, String filter) {
        return new SavedView(name, filter, List.of(), List.of());
    }

    @Test
    void mine_is_the_user_of_the_open_cluster_and_of_no_other() {
        assertEquals(List.of("Running", "Pending", "Failed"), views.names());
        cluster.set(Optional.of(new SampleSession(Samples.cluster(3, 0), false)));
        assertEquals("user=admin", views.find("Mine").orElseThrow().filter());
    }

    @Test
    void own_views_stand_behind_the_usual_ones_and_the_later_one_of_a_name_replaces_the_first() {
        views.save(view("A", "user:a"));
        views.save(view("B", "user:b"));
        views.save(view("A", "user:aa"));
        assertEquals(List.of("Running", "Pending", "Failed", "A", "B"), views.names());
        assertEquals("user:aa", views.find("A").orElseThrow().filter());
        views.rename("A", "C");
        views.delete("B");
        assertEquals(List.of(view("C", "user:aa")), preferences.now().views().get("jobs"));
    }

    @Test
    void a_name_that_will_not_do_is_told_why() {
        views.save(view("A", ""));
        assertEquals(Optional.empty(), views.problem("A", Optional.empty()), "it is replaced");
        assertEquals(Optional.empty(), views.problem("A", Optional.of("A")));
        assertEquals(
                "There is a view of this name.",
                views.problem(" A ", Optional.of("B")).orElseThrow());
        assertEquals(
                "pending is a view that the table comes with.",
                views.problem("pending", Optional.empty()).orElseThrow());
        assertTrue(views.problem("  ", Optional.empty()).isPresent());
        assertTrue(views.problem("x".repeat(41), Optional.empty()).isPresent());
    }

    @Test
    void the_usual_views_name_fields_that_their_tables_have() {
        var nodes = NodeFilter.fields(Optional::empty);
        for (SavedView view : UsualViews.of("nodes", Optional.empty())) {
            assertEquals(Optional.empty(), nodes.problem(Words.of(view.filter())), view.name());
        }
    }

    @Test
    void nodes_that_need_attention_are_those_of_the_overview() {
        var snapshot = Samples.cluster(512, 0);
        var words = Words.of(UsualViews.of("nodes", Optional.empty()).getFirst().filter());
        var found = snapshot.nodes().stream()
                .filter(NodeFilter.fields(Optional::empty).apply(words))
                .count();
        long told = Attentions.in(snapshot, Duration.ofHours(1)).stream()
                .map(Attention::target)
                .mapToLong(target -> target instanceof Attention.Target.Nodes(var names) ? names.size() : 0)
                .sum();
        assertTrue(found > 10);
        assertEquals(told, found);
    }
}
