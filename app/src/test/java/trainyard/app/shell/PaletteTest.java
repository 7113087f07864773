package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.Subject;
import trainyard.app.samples.Samples;
import trainyard.core.live.Snapshot;

class PaletteTest {
    private final List<Subject> opened = new ArrayList<>();
    private final Palette palette = new Palette(
            List.of(
                    new Palette.Hit("Overview", "screen", "", "", () -> {}),
                    new Palette.Hit("Refresh now", "action", "", "", () -> {})),
            opened::add);
    private final Optional<Snapshot> snapshot = Optional.of(Samples.cluster(512, 600));

    private List<String> titles(String text) {
        return palette.hits(text, snapshot).stream().map(Palette.Hit::title).toList();
    }

    @Test
    void nothing_typed_lists_the_commands() {
        assertEquals(List.of("Overview", "Refresh now"), titles(""));
    }

    @Test
    void a_job_id_comes_first_and_once() {
        assertEquals("4007", titles("4007").getFirst());
        assertEquals(1, titles("4007").stream().filter("4007"::equals).count());
    }

    @Test
    void a_node_is_found_by_its_name_and_opened() {
        var hit = palette.hits("gpu-171", snapshot).getFirst();
        hit.run().run();
        assertEquals(List.of(new Subject.OfNode("gpu-171")), opened);
    }

    @Test
    void jobs_are_found_by_user_but_not_all_of_them() {
        var found = palette.hits("ada", snapshot);
        assertEquals(8, found.size());
        assertTrue(found.stream().allMatch(hit -> hit.detail().contains("ada")));
    }

    @Test
    void commands_are_found_without_a_cluster() {
        assertEquals(
                List.of("Refresh now"),
                palette.hits("refr", Optional.empty()).stream()
                        .map(Palette.Hit::title)
                        .toList());
    }
}
