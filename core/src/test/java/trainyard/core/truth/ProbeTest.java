package trainyard.core.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.PlanFile;

/** Values for the plan from what tools printed. */
class ProbeTest {
    private final Map<Tool, Output> outputs = new EnumMap<>(Tool.class);
    private final Map<Layer, Answer> answers = new EnumMap<>(Layer.class);

    private Probe probe() {
        return Probe.of(TruthTable.of("n1", answers), outputs);
    }

    private void said(Tool tool, String text) {
        outputs.put(tool, Texts.said(text));
    }

    /** Processors 0-7 are the first threads of eight cores on two sockets, 8-15 the second ones. */
    private void fourGpus() {
        said(Tool.SLURMD_C, Texts.node("slurmd-C-detected.txt"));
        said(Tool.LSCPU, "CPU(s): 16\n");
        said(
                Tool.LSCPU_TABLE,
                IntStream.range(0, 16)
                        .mapToObj(cpu -> cpu + "," + cpu % 8 + "," + cpu % 8 / 4 + "\n")
                        .collect(Collectors.joining()));
        said(Tool.SMI_TOPOLOGY, Texts.node("smi-topology.txt"));
        answers.put(Layer.DEVICE_FILES, Texts.files("/dev/nvidia0", "/dev/nvidia1", "/dev/nvidia2", "/dev/nvidia3"));
        answers.put(Layer.SLURMD_G, Texts.told(4, "h100"));
    }

    @Test
    void gpus_are_grouped_by_the_cores_that_they_are_near_to() {
        fourGpus();
        List<Probe.Gpus> gpus = probe().gpus();
        assertEquals(2, gpus.size());
        assertEquals(Optional.of("/dev/nvidia[0-1]"), gpus.getFirst().files());
        assertEquals(Optional.of("0-3"), gpus.getFirst().cores());
        assertEquals(Optional.of("4-7"), gpus.getLast().cores());
        assertEquals(List.of("-1,4,0,0", "4,-1,0,0"), gpus.getFirst().links());
        assertEquals("h100", gpus.getFirst().type());
    }

    @Test
    void memory_leaves_the_stated_margin_below_what_slurmd_reports() {
        fourGpus();
        Probe probe = probe();
        Probe.Value memory = probe.values().stream()
                .filter(value -> value.key().equals("memory_gb"))
                .findFirst()
                .orElseThrow();
        assertEquals(503, memory.value());
        assertEquals(OptionalInt.of(503 * 1024 - 16 * 1024), probe.realMemoryMb());
        assertTrue(memory.reason().contains("a margin of " + (515_000 - 487 * 1024) + " MB"), memory.reason());
    }

    @Test
    void the_fragment_is_a_node_that_the_plan_reads_without_complaint() {
        fourGpus();
        said(Tool.LSPCI, Texts.node("lspci-workstation.txt"));
        said(Tool.IOMMU_GROUPS, "/sys/kernel/iommu_groups/12/devices/0000:01:00.0\n");
        String example = ExamplePlans.text("two-gpu-nodes");
        int nodes = example.indexOf("compute_nodes:");
        String text = example.substring(0, nodes) + "compute_nodes:\n"
                + probe().yaml().stream().map(line -> "      " + line + "\n").collect(Collectors.joining())
                + "        ip: 192.168.100.11\n    slurm_config: {partitions: [gpu]}\n";
        PlanFile file = PlanFile.parse("cluster.yaml", text);
        assertFalse(file.hasErrors(), file.lines().toString());
        assertEquals(
                List.of(),
                file.lines().stream()
                        .filter(line -> !line.contains("'links' is kept"))
                        .toList());
        ComputeNode node = file.plan().orElseThrow().nodes().getFirst();
        assertEquals("n1", node.name());
        assertEquals(4, node.gpuCount());
        assertEquals(Optional.of(new ComputeNode.CpuTopology(2, 4, 2)), node.topology());
    }

    @Test
    void a_gpu_brings_its_audio_function_and_what_shares_its_group() {
        said(Tool.LSPCI, Texts.node("lspci-workstation.txt"));
        said(Tool.IOMMU_GROUPS, """
                /sys/kernel/iommu_groups/1/devices/0000:00:01.0
                /sys/kernel/iommu_groups/12/devices/0000:01:00.0
                /sys/kernel/iommu_groups/12/devices/0000:01:00.1
                /sys/kernel/iommu_groups/13/devices/0000:02:00.0
                /sys/kernel/iommu_groups/13/devices/0000:02:00.1
                /sys/kernel/iommu_groups/13/devices/0000:03:00.0
                """);
        List<Probe.Device> devices = probe().devices();
        assertEquals(
                List.of("0000:01:00.0", "0000:01:00.1", "0000:02:00.0", "0000:02:00.1", "0000:03:00.0"),
                devices.stream().map(Probe.Device::address).toList());
        assertEquals(
                List.of("gpu", "audio", "gpu", "audio", "other"),
                devices.stream().map(Probe.Device::type).toList());
        assertEquals(Optional.of(12), devices.get(1).iommuGroup());
        assertEquals(
                "in the same IOMMU group as 0000:02:00.0", devices.getLast().reason());
    }

    @Test
    void without_iommu_groups_that_is_said() {
        said(Tool.LSPCI, Texts.node("lspci-hgx.txt"));
        Probe probe = probe();
        assertTrue(
                String.join(" ", probe.notes()).contains("no IOMMU groups"),
                probe.notes().toString());
        assertEquals(8 + 3, probe.devices().size());
    }

    @Test
    void a_virtual_machine_offers_no_passthrough_and_says_why() {
        said(Tool.SLURMD_C, Texts.recorded("24.11", "slurmd-C"));
        said(Tool.LSCPU, Texts.recorded("24.11", "lscpu"));
        said(Tool.LSCPU_TABLE, Texts.recorded("24.11", "lscpu-p"));
        said(Tool.LSPCI, Texts.node("lspci-workstation.txt"));
        Probe probe = probe();
        assertEquals(List.of(), probe.devices());
        assertTrue(probe.notes().getFirst().startsWith("This is a virtual machine (lscpu: KVM)"));
        assertEquals(
                Map.of("cpu_cores", 2, "sockets", 1, "cores_per_socket", 2, "threads_per_core", 1, "memory_gb", 24),
                probe.values().stream().collect(Collectors.toMap(Probe.Value::key, Probe.Value::value)));
        assertFalse(probe.yaml().stream().anyMatch(line -> line.contains("pcie_passthrough:")));
    }

    @Test
    void without_slurmd_the_processors_are_lscpus_and_the_memory_is_not_known() {
        outputs.put(Tool.SLURMD_C, new Output.Nothing("n1 has no slurmd: slurmd is not installed there."));
        said(Tool.LSCPU, Texts.recorded("24.11", "lscpu"));
        Probe probe = probe();
        assertEquals(OptionalInt.empty(), probe.realMemoryMb());
        assertEquals("lscpu: CPU(s)", probe.values().getFirst().reason());
        assertTrue(
                String.join(" ", probe.notes()).contains("n1 has no slurmd"),
                probe.notes().toString());
    }
}
