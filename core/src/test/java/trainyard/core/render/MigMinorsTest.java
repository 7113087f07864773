package trainyard.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigMinorsTest {
    /** The first three and the last two by NVIDIA's MIG User Guide, those between as a driver listed them. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 4",
        "0, 0, 1, 5",
        "0, 0, 2, 6",
        "3, 3, 3, 439",
        "6, 11, 5, 918",
        "31, 14, 6, 4321",
        "31, 14, 7, 4322"
    })
    void compute_instances_have_the_minor_numbers_that_the_driver_lists(int gpu, int instance, int compute, int minor) {
        assertEquals(minor, GpuGres.cap(gpu, instance) + 1 + compute);
    }
}
