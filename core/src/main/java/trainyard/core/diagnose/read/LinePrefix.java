package trainyard.core.diagnose.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who wrote a line, by what stands before or in it.
 *
 * @param rank by the most trusted of the forms that it has
 * @param local the rank on its node, where the line tells that alone
 */
record LinePrefix(Optional<Integer> rank, Optional<Integer> local, Optional<String> node) {
    private static final Pattern RANK = Pattern.compile(
            "\\[rank(\\d{1,6})]|\\b[Rr]ank (\\d{1,6})\\]|^\\[(\\d{1,6})]<std|\\bglobal_rank[=:] ?(\\d{1,6})");

    /** {@code srun --label}. */
    private static final Pattern LABEL = Pattern.compile("^\\s{0,4}(\\d{1,5}): ");

    /** {@code torchrun --tee}: {@code [default3]:}. */
    private static final Pattern TEE = Pattern.compile("^\\[[a-z_]+(\\d{1,3})\\]:");

    /** NCCL: {@code host:pid:tid [device]}. */
    private static final Pattern NCCL =
            Pattern.compile("(?:^|\\s)([A-Za-z0-9][A-Za-z0-9.-]*):\\d+:\\d+ \\[(\\d{1,3})\\] ");

    private static final Pattern SRUN =
            Pattern.compile("^(?:srun|slurmstepd): error: ([A-Za-z0-9][A-Za-z0-9.-]*): tasks? ");

    private static final Pattern STEPD = Pattern.compile("\\*\\*\\* (?:JOB|STEP) \\S+ ON (\\S+) ");

    private static final Pattern KERNEL = Pattern.compile(
            "^(?:[A-Z][a-z]{2} +\\d{1,2} [\\d:]{8}|\\d{4}-\\d\\d-\\d\\dT\\S+) (\\S+) (?:kernel|slurmd)\\b");

    static LinePrefix of(String line) {
        Optional<Integer> rank = number(RANK.matcher(line)).or(() -> number(LABEL.matcher(line)));
        Matcher nccl = NCCL.matcher(line);
        boolean isNccl = nccl.find();
        Optional<Integer> local = isNccl ? Optional.of(Integer.parseInt(nccl.group(2))) : number(TEE.matcher(line));
        Optional<String> node = isNccl
                ? Optional.of(nccl.group(1))
                : text(SRUN.matcher(line)).or(() -> text(STEPD.matcher(line))).or(() -> text(KERNEL.matcher(line)));
        return new LinePrefix(rank, local, node);
    }

    private static Optional<Integer> number(Matcher match) {
        return text(match).map(Integer::parseInt);
    }

    private static Optional<String> text(Matcher match) {
        if (!match.find()) {
            return Optional.empty();
        }
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return Optional.of(match.group(group));
            }
        }
        return Optional.empty();
    }
}
