package trainyard.core.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What reading one node's GPUs brought: the readings, or the sentence why there are none. */
public sealed interface NodeGpus {
    String node();

    /**
     * @param at when the answer came
     * @param processes empty where they could not be read
     * @param notes what nvidia-smi said beside the readings, and what is missing
     */
    record Read(
            String node, Instant at, List<GpuReading> gpus, Optional<List<GpuProcess>> processes, List<String> notes)
            implements NodeGpus {
        public Read {
            gpus = List.copyOf(gpus);
            notes = List.copyOf(notes);
        }

        /** The processes on one GPU; empty where that is not known. */
        public Optional<List<GpuProcess>> on(GpuReading gpu) {
            boolean placed = processes.stream()
                    .flatMap(List::stream)
                    .allMatch(process -> gpus.stream().anyMatch(process::isOn));
            // With MIG a process may name an instance of which only the driver knows the GPU.
            return gpu.uuid().isEmpty() || gpu.mig() && !placed
                    ? Optional.empty()
                    : processes.map(all ->
                            all.stream().filter(process -> process.isOn(gpu)).toList());
        }

        /**
         * What to say where nvidia-smi shows fewer devices than the node has by Slurm; empty where it shows all. On
         * many sites logins from outside a job see no GPU, so this is no fault.
         *
         * @param configured GPUs of the node by Slurm
         */
        public Optional<String> hidden(int configured) {
            return gpus.size() >= configured
                    ? Optional.empty()
                    : Optional.of("nvidia-smi shows " + gpus.size() + " of " + configured
                            + " GPUs to this login; the others may be hidden outside jobs.");
        }
    }

    /** @param sentence what failed, why, and what to do */
    record NotRead(String node, Cause cause, String sentence) implements NodeGpus {}

    enum Cause {
        /** There is no nvidia-smi, on the node or for it no ssh. */
        NO_TOOL,
        /** The node does not let this user in. */
        REFUSED,
        /** The node's host key is not known, or another than the known one. */
        NOT_TRUSTED,
        UNREACHABLE,
        /** nvidia-smi is there and does not reach its driver. */
        DRIVER,
        OTHER
    }
}
