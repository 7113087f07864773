package trainyard.app.monitoring;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import trainyard.core.metrics.PromTarget;

/**
 * What a chart shows. The names of jobs and metrics are those of the bundle's monitoring files.
 *
 * @param many what its curves are, where there is one for each: {@code nodes}; empty where they are few and named
 * @param jobs of Prometheus, of which one must be there for it to have anything
 * @param source what measures it, as a person calls it
 */
record Panel(String title, Unit unit, String many, List<Line> lines, Set<String> jobs, String source) {
    private static final String NODES = "nodes";
    private static final String DCGM = "the DCGM exporter";
    private static final String NODE = "node exporter";
    private static final String SLURM = "Slurm";

    static final List<Panel> ALL = List.of(
            gpus("GPU use", Unit.SHARE, "avg by (instance) (DCGM_FI_DEV_GPU_UTIL) / 100"),
            gpus("GPU memory in use", Unit.BYTES, "sum by (instance) (DCGM_FI_DEV_FB_USED) * 1048576"),
            slurm(
                    "Jobs",
                    Unit.COUNT,
                    Line.one("running", Line.BLUE, "slurm_jobs_running"),
                    Line.one("pending", Line.GREY, "slurm_jobs_pending"),
                    Line.one("held", Line.AMBER, "slurm_jobs_hold"),
                    Line.one(
                            "just failed",
                            Line.RED,
                            "slurm_jobs_failed + slurm_jobs_outofmemory + slurm_jobs_node_failed")),
            slurm(
                    "Allocated to jobs",
                    Unit.SHARE,
                    Line.one("CPUs", Line.BLUE, "sum(slurm_node_cpus_alloc) / sum(slurm_node_cpus)"),
                    Line.one("GPUs", Line.PURPLE, "sum(slurm_node_gpus_alloc) / sum(slurm_node_gpus)")),
            slurm(
                    "Nodes",
                    Unit.COUNT,
                    Line.one("allocated", Line.BLUE, "slurm_nodes_alloc"),
                    Line.one("mixed", Line.SKY, "slurm_nodes_mixed"),
                    Line.one("idle", Line.GREEN, "slurm_nodes_idle"),
                    Line.one("drain", Line.AMBER, "slurm_nodes_drain"),
                    Line.one("down", Line.RED, "slurm_nodes_down")),
            nodes(
                    "Load per core",
                    Unit.NUMBER,
                    "node_load1 / on (instance) count by (instance) (node_cpu_seconds_total{mode=\"idle\"})"),
            nodes(
                    "Memory in use",
                    Unit.SHARE,
                    "max by (instance) (1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes)"),
            nodes(
                    "Network, in and out",
                    Unit.BYTES_PER_SECOND,
                    "sum by (instance) (rate(node_network_receive_bytes_total{device!=\"lo\"}[$window])"
                            + " + rate(node_network_transmit_bytes_total{device!=\"lo\"}[$window]))"),
            nodes(
                    "Disks, read and written",
                    Unit.BYTES_PER_SECOND,
                    "sum by (instance) (rate(node_disk_read_bytes_total[$window])"
                            + " + rate(node_disk_written_bytes_total[$window]))"),
            nodes(
                    "Fullest file system",
                    Unit.SHARE,
                    "max by (instance) (1 - node_filesystem_avail_bytes / (node_filesystem_size_bytes > 0))"),
            jobs("Memory of jobs and containers", Unit.BYTES, "sum by (slurm_job) (slurm_job_memory_bytes)"),
            jobs(
                    "Cores of jobs and containers",
                    Unit.NUMBER,
                    "sum by (slurm_job) (rate(slurm_job_cpu_seconds_total[$window]))"));

    private static Panel gpus(String title, Unit unit, String expression) {
        return new Panel(title, unit, NODES, List.of(Line.each("", "instance", expression)), Set.of("dcgm"), DCGM);
    }

    private static Panel nodes(String title, Unit unit, String expression) {
        return new Panel(title, unit, NODES, List.of(Line.each("", "instance", expression)), Set.of("node"), NODE);
    }

    private static Panel jobs(String title, Unit unit, String expression) {
        var line = Line.each("job", "slurm_job", expression);
        return new Panel(title, unit, "jobs", List.of(line), Set.of("node"), NODE);
    }

    /** From slurmctld itself from 25.11 on, and before that from a collector through node exporter. */
    private static Panel slurm(String title, Unit unit, Line... lines) {
        return new Panel(title, unit, "", List.of(lines), Set.of("slurm", "node"), SLURM);
    }

    /** Why there is nothing to draw, and what to do. */
    String missing(List<PromTarget> targets) {
        var own = targets.stream().filter(target -> jobs.contains(target.job())).toList();
        if (own.isEmpty()) {
            return "Not measured: Prometheus does not ask %s. The plan's monitoring switches it on.".formatted(source);
        }
        long down = own.stream().filter(target -> !target.isUp()).count();
        if (down == own.size()) {
            return "Not measured: %s does not answer on any of %,d machines (see Targets)."
                    .formatted(source, instances(own));
        }
        return many.equals("jobs")
                ? "No job has run in this time."
                : "No samples in this time yet. %s was asked; the first ones come within a minute."
                        .formatted(capital(source));
    }

    private static long instances(List<PromTarget> targets) {
        return targets.stream().map(PromTarget::instance).distinct().count();
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
