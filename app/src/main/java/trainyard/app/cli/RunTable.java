package trainyard.app.cli;

import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import trainyard.core.provision.Run;
import trainyard.core.provision.RunReport;
import trainyard.core.provision.events.RunBoard;

/** Runs and their ends as tables. */
final class RunTable {
    private RunTable() {}

    static void print(List<Run> runs, PrintWriter out) {
        if (runs.isEmpty()) {
            out.println("No run is kept yet: trainyard provision PLAN begins one.");
            out.flush();
            return;
        }
        Table.<Run>of(
                        Table.text("ID", Run::id),
                        Table.text("CLUSTER", Run::cluster),
                        Table.text("STARTED", run -> run.started().truncatedTo(ChronoUnit.SECONDS)),
                        Table.text("OUTCOME", Run::outcome),
                        Table.number(
                                "SECONDS",
                                run -> run.took()
                                        .map(took -> took.toSeconds() + "")
                                        .orElse("-")),
                        Table.text(
                                "PLAYBOOK",
                                run -> run.options().playbook() + (run.options().check() ? " (check)" : "")),
                        Table.text("WHERE", run -> run.where().connection().orElse("this machine")))
                .print(runs, out);
    }

    private record Line(String host, RunBoard.HostTotals totals) {}

    /** What a run came to: a line a host, and for each that was lost the task and the reason. */
    static void end(String id, RunReport report, PrintWriter out) {
        RunBoard board = report.board();
        var lines = new ArrayList<Line>();
        for (int host = 0; host < board.hosts().size(); host++) {
            lines.add(new Line(board.hosts().get(host), board.totals().get(host)));
        }
        out.println();
        if (!lines.isEmpty()) {
            Table.<Line>of(
                            Table.text("HOST", Line::host),
                            Table.number("OK", line -> line.totals().ok()),
                            Table.number("CHANGED", line -> line.totals().changed()),
                            Table.number("FAILED", line -> line.totals().failed()),
                            Table.number("UNREACHABLE", line -> line.totals().unreachable()),
                            Table.number("SKIPPED", line -> line.totals().skipped()),
                            Table.number("IGNORED", line -> line.totals().ignored()))
                    .print(lines, out);
        }
        for (RunBoard.Failure failure : board.failures()) {
            out.println(failure.hostName() + ": " + failure.taskName() + ": " + failure.sentence());
        }
        report.trouble().ifPresent(out::println);
        if (!board.failures().isEmpty()) {
            out.println("Again for these hosts alone: the same command with --retry " + id);
        }
        out.flush();
    }
}
