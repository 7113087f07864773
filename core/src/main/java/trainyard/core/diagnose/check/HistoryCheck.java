package trainyard.core.diagnose.check;

import trainyard.core.diagnose.check.Check.Status;
import trainyard.core.diagnose.gather.Rows;

/** How often it was out of service. */
final class HistoryCheck {
    private HistoryCheck() {}

    static Check of(Looked looked) {
        String command = "sacctmgr show event nodes=" + looked.node();
        if (looked.events().isEmpty()) {
            return Check.unknown("history", "Accounting does not tell when it was out of service.", command);
        }
        var rows = Rows.table(looked.events().get());
        if (rows.isEmpty()) {
            return Check.ok("history", "It was not out of service in the last week.", command);
        }
        var lines = rows.stream()
                .map(row -> row.getOrDefault("TimeStart", "") + " to " + row.getOrDefault("TimeEnd", "") + " "
                        + row.getOrDefault("State", "") + " " + row.getOrDefault("Reason", ""))
                .toList();
        return new Check(
                "history",
                rows.size() > 2 ? Status.WARNING : Status.OK,
                "It was out of service " + (rows.size() == 1 ? "once" : rows.size() + " times") + " in the last week.",
                command,
                LogChecks.last(lines));
    }
}
