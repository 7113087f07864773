package trainyard.core.truth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a machine tells of itself, as the values of its node in the plan, each with where it comes from.
 *
 * @param values of the node's own keys, in the plan's order
 * @param realMemoryMb what slurm.conf will say with the {@code memory_gb} offered
 * @param gpus groups of like GPUs
 * @param devices what can be passed through from this machine; of a virtual machine none
 * @param notes what could not be told, and what to look at first, as sentences
 */
public record Probe(
        String node,
        List<Value> values,
        OptionalInt realMemoryMb,
        List<Gpus> gpus,
        List<Device> devices,
        List<String> notes) {
    public Probe {
        values = List.copyOf(values);
        gpus = List.copyOf(gpus);
        devices = List.copyOf(devices);
        notes = List.copyOf(notes);
    }

    /** @param key of the plan, such as {@code cores_per_socket} */
    public record Value(String key, int value, String reason) {}

    /**
     * @param type a GRES type
     * @param files as a range; empty where there are no device files
     * @param cores as Slurm numbers them, a range; empty where it is not known or all GPUs are near all cores
     * @param links for each GPU its links to every one, {@code -1} for itself; empty without NVLink
     */
    public record Gpus(
            String type, int count, Optional<String> files, Optional<String> cores, List<String> links, String reason) {
        public Gpus {
            links = List.copyOf(links);
        }
    }

    /**
     * @param type a device_type of the plan
     * @param iommuGroup empty where the kernel has made none
     * @param reason for a companion, what it belongs to
     */
    public record Device(
            String address,
            String type,
            String vendorId,
            String deviceId,
            Optional<Integer> iommuGroup,
            String reason) {}

    static Probe of(TruthTable table, Map<Tool, Output> outputs) {
        return new ProbeMaker(table, outputs).make();
    }

    /** The node as an item of the plan's {@code compute_nodes}, reasons as comments. */
    public List<String> yaml() {
        return ProbeYaml.lines(this);
    }
}
