package trainyard.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmiTextTest {
    private static SmiText read(String name) {
        return SmiText.gpus(Smi.text(name), SmiQueries.GPU_FIELDS);
    }

    private static NodeGpus.Read node(String gpus, String processes) {
        return new NodeGpus.Read(
                "n1", Instant.EPOCH, read(gpus).gpus(), Optional.of(SmiText.processes(Smi.text(processes))), List.of());
    }

    @Test
    void a_row_is_read_into_its_values() {
        GpuReading gpu = read("eight-h100.csv").gpus().get(4);
        assertEquals(OptionalInt.of(4), gpu.index());
        assertEquals("GPU-1f0c2a6e-0b7d-41e2-9c55-0d2f5a7b1c04", gpu.uuid());
        assertEquals("NVIDIA H100 80GB HBM3", gpu.name());
        assertEquals("00000000:9B:00.0", gpu.pciAddress());
        assertEquals(OptionalInt.of(88), gpu.usePercent());
        assertEquals(OptionalInt.of(64_310), gpu.memoryUsedMb());
        assertEquals(OptionalInt.of(81_559), gpu.memoryTotalMb());
        assertEquals(OptionalInt.of(71), gpu.celsius());
        assertEquals(OptionalDouble.of(690), gpu.watts());
        assertEquals(OptionalLong.of(3), gpu.uncorrected());
        assertEquals(OptionalLong.of(11), gpu.uncorrectedEver());
        assertEquals(List.of("heat", "hardware heat protection"), gpu.slowdowns());
        assertEquals("570.172.08", gpu.fields().get("driver_version"));
        assertFalse(gpu.isLost());
    }

    @Test
    void one_value_in_error_is_no_lost_gpu_and_an_unknown_slowdown_is_kept() {
        List<GpuReading> gpus = read("eight-h100.csv").gpus();
        assertEquals(8, gpus.size());
        assertEquals(OptionalDouble.empty(), gpus.get(6).watts());
        assertEquals("[Unknown Error]", gpus.get(6).fields().get("power.draw"));
        assertFalse(gpus.get(6).isLost());
        assertEquals(List.of("0x400"), gpus.get(5).slowdowns());
        assertEquals(List.of(), gpus.get(7).slowdowns());
    }

    @Test
    void what_an_old_driver_does_not_support_is_empty() {
        var fields = List.copyOf(SmiQueries.GPU_FIELDS.stream()
                .map(field -> field.replace("clocks_event_reasons", "clocks_throttle_reasons"))
                .toList());
        List<GpuReading> gpus = SmiText.gpus(Smi.text("old-driver.csv"), fields).gpus();
        assertEquals(List.of("heat"), gpus.getFirst().slowdowns());
        assertEquals(OptionalLong.empty(), gpus.getFirst().uncorrected());
        assertEquals(OptionalInt.empty(), gpus.getLast().usePercent());
        assertEquals(OptionalInt.of(3), gpus.getLast().memoryUsedMb());
        assertFalse(gpus.getLast().mig());
        assertFalse(gpus.getLast().isLost());
    }

    @Test
    void a_gpu_named_in_an_error_line_is_lost_and_the_others_are_read() {
        SmiText text = read("lost-line.csv");
        assertEquals(
                List.of("0", "", "2"),
                text.gpus().stream()
                        .map(gpu -> gpu.index().isPresent() ? "" + gpu.index().getAsInt() : "")
                        .toList());
        GpuReading lost = text.gpus().get(1);
        assertEquals("0000:02:00.0", lost.pciAddress());
        assertEquals("Unknown Error", lost.fault());
        assertEquals(List.of("WARNING: infoROM is corrupted at gpu 0000:03:00.0"), text.notes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unable to determine the device handle for GPU 0000:41:00.0: GPU is lost.  Reboot the system to"
                        + " recover this GPU",
                "Unable to determine the device handle for GPU0: 0000:41:00.0: GPU is lost",
                "Unable to determine the device handle for GPU0000:41:00.0: GPU is lost"
            })
    void every_form_of_the_error_line_names_its_gpu(String line) {
        GpuReading gpu = SmiText.gpus(line + "\n", SmiQueries.GPU_FIELDS).gpus().getFirst();
        assertEquals("0000:41:00.0", gpu.pciAddress());
        assertEquals("GPU is lost", gpu.fault());
    }

    @Test
    void a_row_whose_values_are_lost_is_a_lost_gpu_with_its_name() {
        GpuReading gpu = read("lost-rows.csv").gpus().getLast();
        assertEquals("GPU is lost", gpu.fault());
        assertEquals(OptionalInt.of(1), gpu.index());
        assertEquals("NVIDIA A100-SXM4-80GB", gpu.name());
        assertEquals("", read("lost-rows.csv").gpus().getFirst().fault());
    }

    @Test
    void a_row_with_fewer_values_has_those_that_are_there() {
        GpuReading gpu = SmiText.gpus("3, GPU-1, 00000000:01:00.0\n", SmiQueries.GPU_FIELDS)
                .gpus()
                .getFirst();
        assertEquals(OptionalInt.of(3), gpu.index());
        assertEquals(OptionalInt.empty(), gpu.usePercent());
        assertEquals("", gpu.name());
    }

    @Test
    void processes_belong_to_their_gpu_and_names_keep_their_commas() {
        var node = node("eight-h100.csv", "processes.csv");
        assertEquals(5, node.processes().orElseThrow().size());
        GpuProcess served = node.on(node.gpus().get(2)).orElseThrow().getFirst();
        assertEquals(38_877, served.pid());
        assertEquals("/home/ada/run a, then b/serve", served.name());
        assertEquals(OptionalInt.of(18_890), served.memoryMb());
        assertEquals(
                "[Insufficient Permissions]",
                node.processes().orElseThrow().get(3).name());
        assertEquals(List.of(), node.on(node.gpus().get(3)).orElseThrow());
    }

    @Test
    void a_mig_gpu_has_the_processes_of_its_instances() {
        var node = node("mig.csv", "mig-processes.csv");
        assertTrue(node.gpus().getFirst().mig());
        assertEquals(OptionalInt.empty(), node.gpus().getFirst().usePercent());
        assertEquals(1, node.on(node.gpus().getFirst()).orElseThrow().size());
        assertEquals(0, node.on(node.gpus().getLast()).orElseThrow().size());
        assertEquals(OptionalInt.empty(), node.gpus().getLast().memoryUsedMb());
    }

    @Test
    void a_mig_process_that_cannot_be_placed_leaves_its_gpus_unknown() {
        var placed = node("mig.csv", "mig-processes.csv");
        var unplaced = new NodeGpus.Read(
                "n1",
                Instant.EPOCH,
                placed.gpus(),
                Optional.of(SmiText.processes("9001, MIG-11c29e81-e611-50b5-b5ef-609c0a0fe58b, 10, python\n")),
                List.of());
        assertEquals(Optional.empty(), unplaced.on(unplaced.gpus().getLast()));
    }

    @Test
    void fewer_gpus_than_slurm_has_are_hidden_and_not_broken() {
        var read = new NodeGpus.Read("n1", Instant.EPOCH, List.of(), Optional.of(List.of()), List.of());
        assertEquals(
                Optional.of("nvidia-smi shows 0 of 4 GPUs to this login; the others may be hidden outside jobs."),
                read.hidden(4));
        assertEquals(Optional.empty(), read.hidden(0));
    }
}
