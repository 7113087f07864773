package trainyard.app.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import trainyard.app.topology.ClusterMap.Box;

class ViewportTest {
    private final Box map = new Box(0, 0, 4000, 1000);
    private final Viewport whole = Viewport.fit(map, 1000, 600);

    @Test
    void fitting_shows_the_whole_in_the_middle() {
        assertTrue(whole.pixelX(0) >= 0 && whole.pixelX(4000) <= 1000);
        assertEquals(500, whole.pixelX(2000), 0.01);
        assertEquals(300, whole.pixelY(500), 0.01);
    }

    @Test
    void a_small_map_is_not_blown_up() {
        assertTrue(Viewport.fit(new Box(0, 0, 10, 10), 1000, 1000).scale() < 3);
    }

    @Test
    void zooming_keeps_what_is_under_the_pointer() {
        double under = whole.mapX(123);
        assertEquals(under, whole.zoomed(3, 123, 45).mapX(123), 0.001);
        assertEquals(whole.mapY(45), whole.zoomed(3, 123, 45).mapY(45), 0.001);
    }

    @Test
    void dragging_moves_the_map_with_the_pointer() {
        assertEquals(whole.pixelX(100) + 30, whole.moved(30, 0).pixelX(100), 0.001);
    }

    @Test
    void revealing_moves_no_further_than_it_must() {
        var near = whole.zoomed(8, 0, 0);
        var box = new Box(3900, 10, 50, 50);
        var revealed = near.revealing(box);
        assertTrue(revealed.pixelX(3950) <= 1000);
        assertEquals(revealed, revealed.revealing(box));
    }
}
