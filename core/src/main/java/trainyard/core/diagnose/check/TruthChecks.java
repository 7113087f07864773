package trainyard.core.diagnose.check;

import java.util.List;
import java.util.Optional;
import trainyard.core.diagnose.check.Check.Status;
import trainyard.core.truth.Disagreement;
import trainyard.core.truth.TruthTable;
import trainyard.core.truth.TruthTexts;

/** Whether machine, slurmd and slurmctld agree on what there is. */
final class TruthChecks {
    private TruthChecks() {}

    static Check gpus(Looked looked) {
        String command = looked.onNode("slurmd -G");
        if (looked.piece("devices").isEmpty()) {
            return Check.unknown("GPUs", looked.unknown("They could not be counted."), command);
        }
        return truth(looked)
                .first()
                .map(first -> disagreement("GPUs", first, command))
                .orElseGet(() -> Check.ok("GPUs", "Device files, slurmd and slurmctld count the same.", command));
    }

    static Check memory(Looked looked) {
        TruthTable truth = truth(looked);
        String command = looked.onNode("slurmd -C");
        if (truth.realMemoryMb().size() < 2) {
            return Check.unknown("memory", looked.unknown("slurmd did not tell what it finds."), command);
        }
        return truth.memory()
                .map(first -> disagreement("memory", first, command))
                .orElseGet(() -> Check.ok("memory", "There is as much as slurm.conf promises.", command));
    }

    private static TruthTable truth(Looked looked) {
        return TruthTexts.table(
                looked.node(),
                said(looked, "devices"),
                said(looked, "gpus"),
                said(looked, "hardware"),
                said(looked, "resources"),
                looked.line());
    }

    private static Optional<TruthTexts.Said> said(Looked looked, String name) {
        return looked.piece(name)
                // Broken off: half a list would be a wrong one.
                .filter(piece -> !piece.status().equals("124"))
                .map(piece -> new TruthTexts.Said(piece.ok() ? 0 : 1, piece.string()));
    }

    private static Check disagreement(String name, Disagreement first, String command) {
        return new Check(name, Status.TROUBLE, first.what() + " " + first.mend(), command, List.of(first.what()));
    }
}
