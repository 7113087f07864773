package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.ColumnFit.Wish;

class ColumnFitTest {
    private static final Wish NAME = new Wish(120, 90, 0, false);
    private static final Wish REASON = new Wish(200, 150, 0, true);
    private static final Wish SINCE = new Wish(100, 100, 1, false);
    private static final Wish LOAD = new Wish(60, 60, 2, false);
    private static final List<Wish> ALL = List.of(NAME, LOAD, REASON, SINCE);

    private static void fits(double room, double... widths) {
        assertArrayEquals(widths, ColumnFit.widths(ALL, room), "in " + room);
    }

    @Test
    void in_a_wide_table_the_growing_column_takes_what_is_left() {
        fits(1000, 120, 60, 720, 100);
        fits(480, 120, 60, 200, 100);
    }

    @Test
    void in_a_narrower_one_columns_shrink_before_one_gives_way() {
        fits(440, 120, 60, 160, 100);
        fits(400, 90, 60, 150, 100);
    }

    @Test
    void then_the_least_important_gives_way_and_leaves_its_room_to_the_others() {
        fits(399, 120, 0, 179, 100);
        fits(340, 90, 0, 150, 100);
        fits(339, 120, 0, 200 + 19, 0);
    }

    @Test
    void those_that_never_give_way_need_their_least_room_however_narrow_it_is() {
        fits(100, 90, 0, 150, 0);
    }

    @Test
    void of_two_alike_the_right_one_gives_way_first() {
        assertArrayEquals(new double[] {100, 60, 0}, ColumnFit.widths(List.of(NAME, LOAD, LOAD), 160));
    }
}
