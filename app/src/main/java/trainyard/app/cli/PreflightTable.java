package trainyard.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import trainyard.core.provision.preflight.Check;

/** What was found before a run. */
final class PreflightTable {
    private PreflightTable() {}

    static void print(List<Check> checks, PrintWriter out) {
        Table.<Check>of(
                        Table.text("RESULT", Check::result),
                        Table.text("MACHINE", Check::machine),
                        Table.text("WHAT", check -> check.kind().name().toLowerCase(Locale.ROOT)),
                        Table.text("FOUND", Check::sentence))
                .print(checks, out);
        byHand(checks, out);
    }

    /** Only what is wrong, and that nothing was begun. */
    static void failures(List<Check> checks, PrintWriter errors) {
        checks.stream()
                .filter(check -> check.result() == Check.Result.FAIL)
                .forEach(check -> errors.println(check.machine() + ": " + check.sentence()));
        byHand(checks, errors);
        errors.println("Nothing was begun: mend this first, or give --skip-preflight.");
        errors.flush();
    }

    private static void byHand(List<Check> checks, PrintWriter out) {
        checks.stream()
                .filter(check -> check.result() == Check.Result.FAIL)
                .forEach(check -> out.println("To look at " + check.machine() + " by hand: " + check.commandByHand()));
        out.flush();
    }
}
