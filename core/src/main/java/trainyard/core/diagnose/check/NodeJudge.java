package trainyard.core.diagnose.check;

import java.time.ZoneId;
import java.util.List;

/** What the readings of a node mean, from what Slurm says to what the node does. */
final class NodeJudge {
    private final Looked looked;
    private final ZoneId zone;

    NodeJudge(Looked looked, ZoneId zone) {
        this.looked = looked;
        this.zone = zone;
    }

    NodeReport report() {
        Reason reason = Reason.of(looked, zone);
        List<Check> checks = List.of(
                StateCheck.of(looked, reason),
                LoginCheck.of(looked),
                SlurmdCheck.of(looked),
                ClockCheck.of(looked),
                MungeCheck.of(looked),
                MungeCheck.back(looked),
                NetworkCheck.of(looked),
                TruthChecks.gpus(looked),
                TruthChecks.memory(looked),
                ConfigurationCheck.of(looked),
                DiskCheck.of(looked),
                LogChecks.kernel(looked),
                LogChecks.slurmd(looked),
                HistoryCheck.of(looked));
        return new NodeHeadline(looked, reason, checks).report();
    }
}
