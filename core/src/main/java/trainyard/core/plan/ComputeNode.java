package trainyard.core.plan;

import java.util.List;
import java.util.Optional;

/**
 * A compute node.
 *
 * @param address empty where the network gives one (DHCP) and the plan's {@code access} names none
 * @param memoryGb what the machine is given; slurmd sees less
 * @param host the physical machine that it stands on; all nodes without one stand on the same
 * @param path where the node stands in the plan file, such as {@code clusters.hpc.compute_nodes[0]}
 */
public record ComputeNode(
        String name,
        Optional<String> address,
        int cpus,
        Optional<CpuTopology> topology,
        int memoryGb,
        List<PciDevice> passthrough,
        List<Gpus> gpus,
        List<Resource> resources,
        List<String> features,
        Optional<Integer> weight,
        Optional<String> state,
        Optional<String> host,
        String path) {

    public record CpuTopology(int sockets, int coresPerSocket, int threadsPerCore) {}

    /**
     * GPUs of one type.
     *
     * @param files device files as a hostlist-like range, {@code /dev/nvidia[0-3]}; empty where Slurm detects them
     * @param autodetect a value of gres.conf's AutoDetect, instead of files
     */
    public record Gpus(
            Optional<String> type,
            int count,
            Optional<String> files,
            Optional<String> cores,
            Optional<String> autodetect) {}

    /** A resource that is only counted: network, storage, licences of a node. */
    public record Resource(String name, Optional<String> type, int count) {}

    public int gpuCount() {
        return gpus.stream().mapToInt(Gpus::count).sum();
    }
}
