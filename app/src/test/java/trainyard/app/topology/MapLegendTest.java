package trainyard.app.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.Words;
import trainyard.app.samples.Fx;
import trainyard.app.samples.Samples;
import trainyard.core.live.Snapshot;
import trainyard.core.live.Totals;

class MapLegendTest {
    @BeforeAll
    static void start() {
        Fx.start();
    }

    private final MapLegend legend = Fx.call(() -> new MapLegend(new StatePaints(() -> {}), subject -> {}));

    private void show(Snapshot snapshot, ColourBy by) {
        var content = MapContent.of(new MapPlaces(), snapshot, Optional.empty(), Words.NONE, Optional.empty());
        Fx.run(() -> legend.show(snapshot, content, by));
    }

    private List<String> words() {
        return legend.getChildrenUnmodifiable().stream()
                .flatMap(item -> item instanceof Labeled
                        ? List.of(item).stream()
                        : ((Parent) item).getChildrenUnmodifiable().stream())
                .filter(Labeled.class::isInstance)
                .map(label -> ((Labeled) label).getText())
                .toList();
    }

    @Test
    void a_refresh_with_other_numbers_writes_the_numbers_alone() {
        var few = Samples.cluster(512, 0);
        var more = Samples.cluster(600, 0);
        assertEquals(
                Totals.byState(few.nodes()).keySet(),
                Totals.byState(more.nodes()).keySet());
        show(few, ColourBy.STATE);
        var before = words();
        var item = legend.getChildren().getFirst();
        show(more, ColourBy.STATE);
        assertSame(item, legend.getChildren().getFirst());
        assertNotEquals(before, words());
        Totals.byState(more.nodes())
                .forEach((state, count) ->
                        assertEquals(Integer.toString(count), words().get(words().indexOf(state.word()) + 1)));
    }

    @Test
    void other_colours_bring_what_they_mean() {
        show(Samples.cluster(64, 0), ColourBy.STATE);
        show(Samples.cluster(64, 0), ColourBy.LOAD);
        assertTrue(words().contains("of the node's CPUs"));
        show(Samples.cluster(64, 0), ColourBy.PARTITION);
        assertTrue(words().contains("debug"));
        assertFalse(words().contains("of the node's CPUs"));
    }
}
