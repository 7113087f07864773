package trainyard.core.metrics;

import java.time.Duration;
import java.util.List;
import trainyard.core.remote.Command;
import trainyard.core.remote.NodeLogin;

/**
 * The commands that read a node's GPUs, run on the machine that the connection leads to. They reach the node by that
 * machine's own ssh, as the same user: no slurmctld, no agent on the node, and no password is asked for.
 */
public final class SmiQueries {
    /** For one command on one node. Without persistence mode nvidia-smi takes seconds to wake the driver. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * What is asked of each GPU, by the names of {@code nvidia-smi --help-query-gpu}. The name comes last: it alone
     * might hold a comma.
     */
    static final List<String> GPU_FIELDS = List.of(
            "index",
            "uuid",
            "pci.bus_id",
            "driver_version",
            "utilization.gpu",
            "memory.used",
            "memory.total",
            "temperature.gpu",
            "power.draw",
            "power.limit",
            "ecc.errors.uncorrected.volatile.total",
            "ecc.errors.uncorrected.aggregate.total",
            "mig.mode.current",
            "persistence_mode",
            "clocks_event_reasons.active",
            "name");

    /** What is asked of each process, by {@code nvidia-smi --help-query-compute-apps}; the name may hold commas. */
    static final List<String> PROCESS_FIELDS = List.of("pid", "gpu_uuid", "used_memory", "process_name");

    private SmiQueries() {}

    /** Reads all GPUs of a node: {@code nvidia-smi --query-gpu=...} there. */
    public static Command gpus(String node) {
        return gpus(node, GPU_FIELDS);
    }

    static Command gpus(String node, List<String> fields) {
        return on(node, "nvidia-smi", "--query-gpu=" + String.join(",", fields), "--format=csv,noheader,nounits");
    }

    /** Reads the processes on a node's GPUs. */
    public static Command processes(String node) {
        return on(
                node,
                "nvidia-smi",
                "--query-compute-apps=" + String.join(",", PROCESS_FIELDS),
                "--format=csv,noheader,nounits");
    }

    static Command on(String node, String... words) {
        return NodeLogin.command(node, PATIENCE, List.of(words));
    }

    static boolean isHost(String node) {
        return NodeLogin.isHost(node);
    }
}
