package trainyard.core.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import trainyard.core.render.NodeLine;

/** Puts together what the commands on one node told. */
final class ProbeMaker {
    private static final int MB_PER_GB = 1024;

    private final TruthTable table;
    private final Map<Tool, Output> outputs;
    private final List<Probe.Value> values = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    ProbeMaker(TruthTable table, Map<Tool, Output> outputs) {
        this.table = table;
        this.outputs = outputs;
    }

    private String text(Tool tool) {
        Output output = outputs.get(tool);
        return output == null ? "" : output.textOrEmpty();
    }

    Probe make() {
        var lscpu = Lscpu.parse(text(Tool.LSCPU), text(Tool.LSCPU_TABLE));
        var slurmd = SlurmdHardware.parse(text(Tool.SLURMD_C));
        topology(slurmd, lscpu);
        OptionalInt realMemory = memory(slurmd);
        var lspci = Lspci.parse(text(Tool.LSPCI));
        var gpus = new ProbeGpus(table, SmiTopology.parse(text(Tool.SMI_TOPOLOGY)), lscpu, lspci);
        List<Probe.Device> devices = List.of();
        if (lscpu.isVirtual()) {
            notes.add("This is a virtual machine (lscpu: " + lscpu.hypervisor()
                    + "): its PCI addresses are its own, so no"
                    + " pcie_passthrough is offered. Probe the physical machine for that.");
        } else {
            devices = PassableDevices.of(lspci, text(Tool.IOMMU_GROUPS));
            if (!devices.isEmpty()
                    && devices.stream().allMatch(one -> one.iommuGroup().isEmpty())) {
                notes.add("The kernel has made no IOMMU groups: switch the IOMMU on in the firmware and with"
                        + " intel_iommu=on or amd_iommu=on, or nothing can be passed through.");
            }
        }
        table.first().ifPresent(first -> notes.add("Mend this first: " + first.what() + " " + first.mend()));
        return new Probe(table.node(), values, realMemory, gpus.groups(), devices, notes);
    }

    /** As slurmd sees the machine, since that is what it is checked against; else as lscpu does. */
    private void topology(SlurmdHardware slurmd, Lscpu lscpu) {
        if (slurmd.number("CPUs").isPresent()) {
            int boards = slurmd.number("Boards").orElse(1);
            int sockets = slurmd.number("SocketsPerBoard")
                    .orElse(slurmd.number("Sockets").orElse(1));
            add("cpu_cores", slurmd.number("CPUs"), "slurmd -C: CPUs");
            add("sockets", OptionalInt.of(boards * sockets), "slurmd -C: Boards x SocketsPerBoard");
            add("cores_per_socket", slurmd.number("CoresPerSocket"), "slurmd -C: CoresPerSocket");
            add("threads_per_core", slurmd.number("ThreadsPerCore"), "slurmd -C: ThreadsPerCore");
            return;
        }
        notes.add("slurmd -C told nothing, so that the processors are lscpu's: " + why(Tool.SLURMD_C));
        add("cpu_cores", lscpu.number("CPU(s)"), "lscpu: CPU(s)");
        add("sockets", lscpu.number("Socket(s)"), "lscpu: Socket(s)");
        add("cores_per_socket", lscpu.number("Core(s) per socket"), "lscpu: Core(s) per socket");
        add("threads_per_core", lscpu.number("Thread(s) per core"), "lscpu: Thread(s) per core");
    }

    private String why(Tool tool) {
        return outputs.get(tool) instanceof Output.Nothing(var sentence) ? sentence : "it failed.";
    }

    private void add(String key, OptionalInt value, String reason) {
        value.ifPresent(known -> values.add(new Probe.Value(key, known, reason)));
    }

    /** The plan says what the machine has; what slurmd needs below that is taken off when slurm.conf is rendered. */
    private OptionalInt memory(SlurmdHardware slurmd) {
        OptionalInt reported = slurmd.number("RealMemory");
        if (reported.isEmpty()) {
            notes.add("The memory is not known: only slurmd -C tells what slurmd will accept.");
            return OptionalInt.empty();
        }
        int mb = reported.getAsInt();
        int gb = Math.max(1, (mb + MB_PER_GB - 1) / MB_PER_GB);
        while (gb > 1 && NodeLine.realMemoryMb(gb) > mb) {
            gb--;
        }
        int real = (int) NodeLine.realMemoryMb(gb);
        add(
                "memory_gb",
                OptionalInt.of(gb),
                "slurmd -C: RealMemory=" + mb + "; slurm.conf gets RealMemory=" + real + ", a margin of " + (mb - real)
                        + " MB");
        return OptionalInt.of(real);
    }
}
