package trainyard.core.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.slurm.SlurmVersion;

/** The plan's {@code slurm_config}, with defaults where it is silent. */
final class SlurmReader {
    /** slurm.conf's names for the partition attributes of a plan that are carried over as they are. */
    private static final Map<String, String> PARTITION_ATTRIBUTES = attributes();

    /** The same for limits. */
    private static final Map<String, String> LIMITS = limits();

    private SlurmReader() {}

    static Plan.Slurm read(Value.Mapping config, List<ComputeNode> nodes) {
        Value.Mapping gather = config.mapping("job_acct_gather");
        Value.Mapping auth = config.mapping("auth");
        Value.Mapping accounting = config.mapping("accounting");
        Value.Mapping limits = config.mapping("limits");
        Optional<String> defaultPartition = config.text("default_partition");
        return new Plan.Slurm(
                config.text("version").flatMap(SlurmVersion::find),
                config.items("partitions").stream()
                        .map(value -> partition(value, defaultPartition))
                        .toList(),
                defaultPartition,
                config.text("max_job_time"),
                config.texts("gres_types"),
                config.texts("select_type_parameters"),
                config.text("mpi_default"),
                config.text("prolog"),
                config.text("epilog"),
                timeouts(config.mapping("timeouts")),
                config.mapping("scheduling").text("type").orElse("backfill").replaceFirst("^sched/", ""),
                config.mapping("scheduling").texts("parameters"),
                new Plan.Authentication(auth.text("type").orElse("munge"), auth.isTrue("jwt", false)),
                cgroup(config.mapping("cgroup")),
                new Plan.JobAcctGather(
                        gather.text("type"),
                        Duration.ofSeconds(gather.integer("frequency").orElse(30)),
                        gather.texts("parameters")),
                new Plan.Accounting(accounting.texts("store"), accounting.texts("tres")),
                new Plan.Limits(limits.texts("enforce"), named(LIMITS, limits)),
                TopologyReader.read(config.mapping("topology"), nodes),
                backup(config.mapping("backup_controller")),
                config.texts("extra"));
    }

    private static Plan.Partition partition(Value value, Optional<String> defaultPartition) {
        if (!(value instanceof Value.Mapping given)) {
            String name = value.asText().orElse("");
            return new Plan.Partition(name, Optional.empty(), isDefault(name, defaultPartition), Map.of());
        }
        String name = given.text("name").orElse("");
        Map<String, String> attributes = named(PARTITION_ATTRIBUTES, given);
        boolean isDefault = given.isTrue("default", isDefault(name, defaultPartition));
        Optional<List<String>> nodes = given.get("nodes")
                .map(Value::asTexts)
                .filter(texts -> !texts.equals(List.of("ALL")))
                .map(Value::hostlist);
        return new Plan.Partition(name, nodes, isDefault, attributes);
    }

    private static boolean isDefault(String name, Optional<String> defaultPartition) {
        return defaultPartition.filter(name::equals).isPresent();
    }

    /** Values that the mapping has of a table, under Slurm's names. */
    private static Map<String, String> named(Map<String, String> table, Value.Mapping given) {
        var settings = new LinkedHashMap<String, String>();
        table.forEach((key, slurms) -> {
            List<String> texts = given.texts(key);
            if (!texts.isEmpty()) {
                settings.put(slurms, String.join(",", texts));
            }
        });
        return settings;
    }

    private static Optional<Plan.Backup> backup(Value.Mapping backup) {
        return backup.text("name")
                .flatMap(name -> backup.text("ip_address").map(address -> new Plan.Backup(name, address)));
    }

    private static Plan.Timeouts timeouts(Value.Mapping timeouts) {
        return new Plan.Timeouts(
                seconds(timeouts, "slurmctld", 120),
                seconds(timeouts, "slurmd", 300),
                seconds(timeouts, "inactive", 0),
                seconds(timeouts, "kill_wait", 30),
                seconds(timeouts, "min_job_age", 300));
    }

    private static Duration seconds(Value.Mapping timeouts, String key, int otherwise) {
        return Duration.ofSeconds(timeouts.integer(key).orElse(otherwise));
    }

    private static Plan.Cgroup cgroup(Value.Mapping cgroup) {
        return new Plan.Cgroup(
                cgroup.text("plugin").orElse("autodetect"),
                cgroup.isTrue("constrain_cores", true),
                cgroup.isTrue("constrain_devices", true),
                cgroup.isTrue("constrain_memory", true),
                cgroup.isTrue("constrain_swap", false));
    }

    private static Map<String, String> limits() {
        var names = new LinkedHashMap<String, String>();
        names.put("max_jobs", "MaxJobCount");
        names.put("max_array_size", "MaxArraySize");
        names.put("max_steps", "MaxStepCount");
        names.put("max_tasks_per_node", "MaxTasksPerNode");
        return names;
    }

    private static Map<String, String> attributes() {
        var names = new LinkedHashMap<String, String>();
        names.put("max_time", "MaxTime");
        names.put("default_time", "DefaultTime");
        names.put("max_nodes", "MaxNodes");
        names.put("priority_tier", "PriorityTier");
        names.put("preempt_mode", "PreemptMode");
        names.put("over_subscribe", "OverSubscribe");
        names.put("allow_accounts", "AllowAccounts");
        names.put("allow_groups", "AllowGroups");
        names.put("allow_qos", "AllowQos");
        names.put("qos", "QOS");
        names.put("def_cpu_per_gpu", "DefCpuPerGPU");
        names.put("def_mem_per_gpu", "DefMemPerGPU");
        names.put("tres_billing_weights", "TRESBillingWeights");
        names.put("state", "State");
        return names;
    }
}
