package trainyard.core.plan;

import java.util.List;
import java.util.Optional;
import trainyard.core.slurm.Hostlist;

/**
 * A compute node.
 *
 * @param address empty where the network gives one (DHCP) and the plan's {@code access} names none
 * @param memoryGb what the machine is given; slurmd sees less
 * @param switchName the switch or block that it is connected to, where the node itself says so
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
        Optional<String> switchName,
        Optional<String> host,
        String path) {

    public record CpuTopology(int sockets, int coresPerSocket, int threadsPerCore) {}

    /**
     * GPUs of one type.
     *
     * @param files device files as a hostlist-like range, {@code /dev/nvidia[0-3]}; empty where Slurm detects them
     * @param autodetect a value of gres.conf's AutoDetect, instead of files
     * @param links connections to the node's other GPUs, a list such as {@code 4,-1,2} for each GPU; empty where unknown
     * @param mig the instances that GPUs are cut into; the GPUs that none of them names stay whole
     * @param shards in how many parts jobs can ask for them, counted over all GPUs of the line
     */
    public record Gpus(
            Optional<String> type,
            int count,
            Optional<String> files,
            Optional<String> cores,
            Optional<String> autodetect,
            List<String> links,
            List<Mig> mig,
            int shards) {
        /** Device files one by one; empty where Slurm detects them. */
        public List<String> eachFile() {
            return files.map(Hostlist::expand).orElse(List.of());
        }

        /** The device file with a number. */
        public Optional<String> file(int gpu) {
            return eachFile().stream()
                    .filter(file -> file.replaceFirst(".*\\D", "").equals(Integer.toString(gpu)))
                    .findFirst();
        }

        static Gpus whole(Optional<String> type, int count, String files) {
            return new Gpus(
                    type, count, Optional.of(files), Optional.empty(), Optional.empty(), List.of(), List.of(), 0);
        }
    }

    /**
     * MIG instances of one GPU and profile.
     *
     * @param gpu the number of the GPU's device file
     * @param profile as nvidia-smi names it, {@code 3g.20gb}
     * @param instances numbers of the GPU instances, as {@code nvidia-smi mig -lgi} shows them
     */
    public record Mig(int gpu, String profile, List<Integer> instances) {}

    /**
     * A resource that is counted: network, storage, licences of a node.
     *
     * @param file its device files, where a job may open only those that it was given
     */
    public record Resource(String name, Optional<String> type, int count, Optional<String> file) {}

    public int shards() {
        return gpus.stream().mapToInt(Gpus::shards).sum();
    }

    public int gpuCount() {
        return gpus.stream().mapToInt(Gpus::count).sum();
    }
}
