package trainyard.core.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigProfilesTest {
    @ParameterizedTest
    @CsvSource({
        "h100, 3",
        "nvidia_h100_80gb_hbm3, 1",
        "a100-sxm4-40gb, 1",
        "gh200, 2",
        "h200, 1",
        "gb200, 1",
        "rtx4090, 0",
        "a1000, 0"
    })
    void a_type_names_the_boards_that_it_can_be(String type, int boards) {
        assertEquals(boards, MigProfiles.shipped().boards(type).size());
    }

    @ParameterizedTest
    @CsvSource({
        "7, 1g.5gb, fits",
        "8, 1g.5gb, no",
        "2, 3g.20gb, fits",
        "3, 3g.20gb, no",
        "1, 7g.40gb, fits",
        "1, 3g.40gb, no",
        "1, 1g.5gb+me, fits",
        "2, 1g.5gb+me, no"
    })
    void so_many_of_a_profile_fit(int number, String profile, String expected) {
        assertEquals(expected, misfit(Collections.nCopies(number, profile)).isEmpty() ? "fits" : "no");
    }

    @Test
    void profiles_find_places_beside_each_other() {
        assertTrue(misfit(List.of("4g.20gb", "2g.10gb", "1g.5gb")).isEmpty());
        assertTrue(misfit(List.of("3g.20gb", "2g.10gb", "1g.5gb", "1g.5gb")).isEmpty());
        assertEquals(
                Optional.of("these profiles find no places beside each other on a100 40gb"),
                misfit(List.of("4g.20gb", "2g.10gb", "2g.10gb", "1g.5gb")));
    }

    private static Optional<String> misfit(List<String> profiles) {
        return MigProfiles.misfit(MigProfiles.shipped().boards("a100_40gb").getFirst(), profiles);
    }

    @Test
    void instances_get_places_beside_each_other_and_the_drivers_numbers() {
        MigProfiles.Board board = MigProfiles.shipped().boards("a100_40gb").getFirst();
        var places = MigProfiles.places(board, List.of("1g.5gb", "3g.20gb", "1g.5gb"))
                .orElseThrow();
        assertEquals(
                List.of("0 3g.20gb", "4 1g.5gb", "5 1g.5gb"),
                places.stream()
                        .map(one -> one.start() + " " + one.profile().name())
                        .toList());
        assertEquals(
                List.of(1, 11, 12),
                places.stream().map(one -> one.number(board)).toList());
        assertEquals(
                List.of(0, 2, 4),
                MigProfiles.places(board, List.of("3g.20gb", "2g.10gb", "2g.10gb")).orElseThrow().stream()
                        .map(MigProfiles.Instance::start)
                        .toList());
        assertEquals(Optional.empty(), MigProfiles.places(board, List.of("4g.20gb", "3g.20gb", "1g.5gb")));
    }
}
