package trainyard.core.diagnose.reason;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import trainyard.core.diagnose.Role;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.diagnose.read.Event;

/** Accounting says that all went well, and the job's own output that it did not. */
final class GreenRecord implements Observation {
    private static final String RULE = "slurm-accounting-misreport.green-record";

    @Override
    public List<Event> of(Incident incident) {
        var rows = incident.records(SourceKind.ACCOUNTING).toList();
        boolean green = !rows.isEmpty()
                && rows.stream()
                        .allMatch(row -> row.value("State").startsWith("COMPLETED")
                                && row.value("ExitCode").equals("0:0"));
        if (!green) {
            return List.of();
        }
        return incident
                .where(event -> event.kind() == SourceKind.LOG
                        && (event.rule().role() == Role.VICTIM
                                || event.rule().role() == Role.MESSENGER
                                || event.rule().role() == Role.INITIATOR))
                .min(Comparator.comparingLong(event -> event.line().line()))
                .map(event -> Derived.of(incident.book().rule(RULE), event, Map.of()))
                .stream()
                .toList();
    }
}
