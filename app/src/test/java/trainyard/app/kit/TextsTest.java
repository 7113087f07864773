package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.NodeState;

class TextsTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    @Test
    void times_are_told_in_their_largest_unit() {
        assertEquals("now", Times.ago(NOW, NOW));
        assertEquals("59 s ago", Times.ago(NOW.minusSeconds(59), NOW));
        assertEquals("2 h ago", Times.ago(NOW.minusSeconds(7_300), NOW));
        assertEquals("in 5 min", Times.ago(NOW.plusSeconds(300), NOW));
    }

    @Test
    void how_long_something_took_has_two_units() {
        assertEquals("12 min", Times.length(Duration.ofSeconds(12 * 60 + 30)));
        assertEquals("1 h 54 min", Times.length(Duration.ofMinutes(114)));
        assertEquals("2 h", Times.length(Duration.ofHours(2)));
        assertEquals("3 d 4 h", Times.length(Duration.ofHours(76)));
    }

    @Test
    void long_text_is_cut_in_the_middle() {
        assertEquals("abc", Cut.middle("abc", 3));
        assertEquals("ab…gh", Cut.middle("abcdefgh", 5));
    }

    @Test
    void sizes_are_told_in_the_largest_fitting_unit() {
        assertEquals("512 MB", Sizes.mb(512));
        assertEquals("1.5 GB", Sizes.mb(1536));
        assertEquals("2 TB", Sizes.mb(2L * 1024 * 1024));
        assertEquals("960 of 1,007 GB", Sizes.part(960 * 1024, 1_031_000));
    }

    @Test
    void every_state_has_an_icon_of_its_own_that_exists() {
        var icons = new HashSet<String>();
        Arrays.stream(NodeState.Shown.values()).map(Look::of).forEach(look -> {
            assertTrue(icons.add(look.icon()), look.word() + " shares its icon");
            assertEquals(look.icon(), new FontIcon(look.icon()).getIconLiteral());
        });
        Arrays.stream(JobState.Phase.values())
                .map(Look::of)
                .forEach(look -> assertEquals(look.icon(), new FontIcon(look.icon()).getIconLiteral()));
    }

    @Test
    void a_jobs_look_keeps_slurms_own_word() {
        assertEquals("out of memory", Look.of(JobState.parse("OUT_OF_MEMORY")).word());
        assertEquals("cancelled", Look.of(JobState.parse("CANCELLED by 1000")).word());
    }
}
