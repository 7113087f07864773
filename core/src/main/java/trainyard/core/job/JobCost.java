package trainyard.core.job;

import java.util.Locale;
import java.util.Map;
import trainyard.core.job.JobSite.Part;
import trainyard.core.slurm.Memory;

/**
 * What an hour of a job is charged in fair share, in billing units: the sum of the partition's weights times what is asked
 * for (slurm.conf(5), TRESBillingWeights). A cluster may count the most expensive kind alone instead (PriorityFlags=MAX_TRES).
 */
public record JobCost(double perHour, String partition, boolean isWeighted) {
    public static JobCost of(JobSpec spec, Part part) {
        JobSpec.Resources asked = spec.resources();
        int cpus = asked.cpusPerNode() * asked.nodes();
        Map<String, Double> weights = part.billing();
        if (weights.isEmpty()) {
            return new JobCost(cpus, part.name(), false);
        }
        double memory = Memory.parseMb(asked.memory()).orElse(0) * (double) asked.nodes();
        double typed = weights.getOrDefault("gres/gpu:" + asked.gpuType().toLowerCase(Locale.ROOT), 0.0);
        double sum = weights.getOrDefault("cpu", 0.0) * cpus
                + weights.getOrDefault("mem", 0.0) * memory
                + weights.getOrDefault("node", 0.0) * asked.nodes()
                + (weights.getOrDefault("gres/gpu", 0.0) + typed) * asked.gpus();
        return new JobCost(sum, part.name(), true);
    }

    public String sentence() {
        String units = perHour == Math.rint(perHour) ? "%,d".formatted((long) perHour) : "%,.1f".formatted(perHour);
        return units
                + (perHour == 1 ? " billing unit an hour" : " billing units an hour")
                + (isWeighted
                        ? " by the weights of " + partition
                        : ": one for each CPU, since " + partition + " sets no weights");
    }
}
