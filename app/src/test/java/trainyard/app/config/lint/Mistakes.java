package trainyard.app.config.lint;

import trainyard.core.plan.ExamplePlans;

/** Plans with mistakes in them. */
final class Mistakes {
    private Mistakes() {}

    /** Slips with one mend, one without, a key that Slurm does not know, and notes. */
    static String few() {
        String text = ExamplePlans.text("two-gpu-nodes");
        String first = "    compute_nodes:\n      - ";
        return text.replace(first, first + "wieght: 3\n        ")
                .replace(
                        "    slurm_config:\n",
                        "    slurm_config:\n      extra: [\"AccountingStorageLoc=x\", \"CacheGroups=1\"]\n"
                                + "      mpi_defualt: none\n      colour: blue\n");
    }

    /** @param count nodes, each with the same slip */
    static String many(int count) {
        var text = new StringBuilder("""
                version: "1.0"
                metadata: {name: lab}
                clusters:
                  hpc:
                    name: lab
                    network: {subnet: 10.0.0.0/8}
                    controller: {cpu_cores: 2, memory_gb: 4, ip_address: 10.255.0.10}
                    slurm_config: {partitions: [{name: debug, nodes: ALL, default: true}]}
                    compute_nodes:
                """);
        for (int i = 0; i < count; i++) {
            text.append("      - {name: n%05d, ip: 10.%d.%d.%d, cpu_cores: 4, memory_gb: 8, wieght: 1}\n"
                    .formatted(i, i / 40_000, i / 200 % 200, i % 200 + 1));
        }
        return text.toString();
    }
}
