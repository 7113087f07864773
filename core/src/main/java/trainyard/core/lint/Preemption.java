package trainyard.core.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import trainyard.core.conf.Setting;

/** Who may push whom out, and what becomes of the one pushed out. */
final class Preemption implements Rule {
    private static final String MODE = "PreemptMode";

    @Override
    public About about() {
        return About.of(
                        "preemption",
                        "PreemptType and PreemptMode go together",
                        "Slurm ends where one of the two is set and the other says that nothing is preempted.")
                .seenBy("scontrol show config");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        Optional<Setting> type = configuration
                .slurm("PreemptType")
                .filter(given -> !given.value().toLowerCase(Locale.ROOT).endsWith("none"));
        Optional<Setting> mode = configuration.slurm(MODE);
        List<String> acts = configuration.words(MODE).stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .filter(Predicate.not(List.of("OFF", "GANG", "WITHIN", "PRIORITY")::contains))
                .toList();
        if (acts.contains("SUSPEND") && !configuration.hasWord(MODE, "GANG")) {
            findings.error(
                    mode.orElseThrow().valueAt(),
                    "SUSPEND needs GANG, which wakes the suspended job again; Slurm ends there",
                    "write PreemptMode=" + mode.orElseThrow().value() + ",GANG",
                    configuration
                            .edits()
                            .replaceValue(mode.orElseThrow(), mode.orElseThrow().value() + ",GANG"));
        } else if (type.isEmpty() && !acts.isEmpty()) {
            findings.error(
                    mode.orElseThrow().valueAt(),
                    "PreemptMode without PreemptType; Slurm ends there",
                    "add PreemptType=preempt/partition_prio or preempt/qos, or remove it");
        } else if (type.isPresent() && acts.isEmpty()) {
            findings.error(
                    type.get().valueAt(),
                    type.get().value() + " without a PreemptMode that does something; Slurm ends there",
                    "add PreemptMode=REQUEUE, CANCEL or SUSPEND,GANG");
        }
        if (type.isEmpty()) {
            configuration.partitions().stream()
                    .flatMap(partition -> partition.get(MODE).stream())
                    .filter(own -> !own.value().equalsIgnoreCase("OFF"))
                    .distinct()
                    .forEach(own -> findings.note(
                            own.at(),
                            "PreemptMode of a partition without PreemptType: no job is ever preempted",
                            "add PreemptType=preempt/partition_prio and a PreemptMode of the cluster"));
        }
    }
}
