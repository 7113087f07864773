package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {
    @Test
    void the_largest_value_is_on_top_and_zero_at_the_bottom() {
        assertEquals(List.of(0.0, 20.0, 50.0, 1.5, 100.0, 10.75), Sparkline.points(List.of(0.0, 4.0, 2.0), 100, 20));
    }

    @Test
    void one_value_is_a_level_line_and_none_is_none() {
        assertEquals(List.of(0.0, 1.5, 100.0, 1.5), Sparkline.points(List.of(7.0), 100, 20));
        assertEquals(List.of(0.0, 20.0, 100.0, 20.0), Sparkline.points(List.of(0.0), 100, 20));
        assertEquals(List.of(), Sparkline.points(List.of(), 100, 20));
    }
}
