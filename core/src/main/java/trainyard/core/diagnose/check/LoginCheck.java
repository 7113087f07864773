package trainyard.core.diagnose.check;

import java.util.List;
import trainyard.core.diagnose.check.Check.Status;

/** Whether one can log in there. */
final class LoginCheck {
    private LoginCheck() {}

    static Check of(Looked looked) {
        String command = "ssh " + looked.node();
        if (looked.closed().isEmpty()) {
            String boot = looked.text("boot");
            return Check.ok(
                    "login",
                    "It answers by ssh" + (boot.isEmpty() ? "." : "; it was started on " + boot + " of its time."),
                    command);
        }
        // Who may log in is the site's choice; a machine that does not answer is not.
        boolean dead = looked.closed().contains("does not reach")
                || looked.closed().contains("no answer")
                || looked.closed().contains("finds no address");
        return new Check("login", dead ? Status.TROUBLE : Status.UNKNOWN, looked.closed(), command, List.of());
    }
}
