package trainyard.core.demo;

/** What slurmd reports of a node once a minute, each node at a second of its own: load and free memory. */
record Readings(SimNode node, long now) {
    private static final int NODES_A_SUBNET = 250;

    /** A load near the CPUs in use; N/A for a node that is off. */
    String load() {
        return isSilent() ? "N/A" : hundredths(node.busyCpus * 92L + noise() % 400);
    }

    /** In MB. */
    String freeMemory() {
        if (isSilent()) {
            return "N/A";
        }
        return Long.toString(node.kind.memoryMb() - 9_000 - node.busyMemoryMb * 7L / 10 - noise() % 5_000);
    }

    String address() {
        return "10.42." + (1 + node.index / NODES_A_SUBNET) + "." + (1 + node.index % NODES_A_SUBNET);
    }

    /** GPUs in use as slurmctld tells them: {@code gpu:a100:3(IDX:0-2)}. */
    String gresUsed() {
        return "gpu:" + node.kind.gpuType() + ":" + Integer.bitCount(node.busyGpus) + "(IDX:"
                + Amounts.indices(node.busyGpus) + ")";
    }

    private boolean isSilent() {
        return node.down || node.poweredDown;
    }

    private static String hundredths(long number) {
        long rest = number % 100;
        return number / 100 + (rest < 10 ? ".0" : ".") + rest;
    }

    private long noise() {
        long report = (now + 7L * node.index) / 60;
        return (report * 31 + node.index) * 0x9E3779B97F4A7C15L >>> 40;
    }
}
