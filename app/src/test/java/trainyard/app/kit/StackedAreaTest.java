package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.StackedArea.Column;

class StackedAreaTest {
    @Test
    void a_layer_stands_on_those_below_it() {
        var run = List.of(new Column(0, false, List.of(1.0, 3.0)), new Column(1, false, List.of(2.0, 2.0)));
        assertEquals(List.of(0.0, 30.0, 100.0, 20.0, 100.0, 40.0, 0.0, 40.0), StackedArea.outline(run, 0, 4, 100, 40));
        assertEquals(List.of(0.0, 0.0, 100.0, 0.0, 100.0, 20.0, 0.0, 30.0), StackedArea.outline(run, 1, 4, 100, 40));
    }

    @Test
    void a_gap_parts_the_areas() {
        var columns = List.of(
                new Column(0, false, List.of(1.0)),
                new Column(0.2, false, List.of(1.0)),
                new Column(0.9, true, List.of(1.0)));
        assertEquals(
                List.of(2, 1),
                StackedArea.runs(columns).stream().map(List::size).toList());
        assertEquals(List.of(), StackedArea.runs(List.of()));
    }

    @Test
    void a_lonely_moment_can_still_be_seen() {
        var run = List.of(new Column(0.5, false, List.of(4.0)));
        assertEquals(List.of(50.0, 0.0, 52.0, 0.0, 52.0, 40.0, 50.0, 40.0), StackedArea.outline(run, 0, 4, 100, 40));
    }

    @Test
    void nothing_at_all_lies_on_the_ground() {
        var run = List.of(new Column(0, false, List.of(0.0)), new Column(1, false, List.of(0.0)));
        assertEquals(List.of(0.0, 40.0, 100.0, 40.0, 100.0, 40.0, 0.0, 40.0), StackedArea.outline(run, 0, 0, 100, 40));
    }
}
