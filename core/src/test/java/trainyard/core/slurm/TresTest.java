package trainyard.core.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cpu=2,mem=1500M,node=1,billing=2; 2; 1500; 0",
                "cpu=2,mem=400M,node=2,billing=2,gres/gpu=4; 2; 400; 4",
                "cpu=128,mem=750G,billing=128,gres/gpu=8,gres/gpu:a100=8; 128; 768000; 8",
                "gres/gpu:a100=4,gres/gpu:h100=2; 0; 0; 6",
                "cpu=8,mem=187.50G,gres/gpu:3g.20gb=1; 8; 192000; 1",
                "gres/gpumem=80G,gres/gpuutil=50,gres/gpu=1; 0; 0; 1",
                "license/matlab=3,bb/cray=10G,fs/disk=0; 0; 0; 0",
                "gres/gpu=99999999999999999999; 0; 0; 0",
                "cpu=N/A,mem=; 0; 0; 0",
            })
    void amounts_are_counted(String text, int cpus, long memoryMb, int gpus) {
        Tres tres = Tres.parse(text);
        assertEquals(cpus, tres.cpus());
        assertEquals(memoryMb, tres.memoryMb());
        assertEquals(gpus, tres.gpus());
    }

    @Test
    void gpus_are_told_by_type() {
        assertEquals(
                Map.of("a100", 4, "h100", 2),
                Tres.parse("gres/gpu=6,gres/gpu:a100=4,gres/gpu:h100=2").gpusByType());
        assertEquals(Map.of(), Tres.parse("gres/gpu=6").gpusByType());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "(null)", "N/A"})
    void words_for_none_are_no_resources(String text) {
        assertSame(Tres.NONE, Tres.parse(text));
    }

    @Test
    void unknown_resources_stay_in_slurms_order() {
        assertEquals(
                List.of("cpu", "new/thing", "odd"),
                List.copyOf(Tres.parse("cpu=1,new/thing=7,odd").amounts().keySet()));
    }

    @Test
    void amounts_do_not_change() {
        var amounts = Tres.parse("cpu=1").amounts();
        assertThrows(UnsupportedOperationException.class, () -> amounts.put("cpu", "2"));
    }
}
