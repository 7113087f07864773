package trainyard.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import trainyard.core.provision.Run;
import trainyard.core.provision.RunListener;
import trainyard.core.provision.events.RunEvent;
import trainyard.core.provision.events.RunEventReader;
import trainyard.core.remote.Quoting;

/** A run for a terminal, in short: each task, and on which hosts it changed something or failed. */
final class RunProse implements RunListener {
    private final PrintWriter out;
    private final RunEventReader reader = new RunEventReader();
    private final Map<String, String> tasks = new HashMap<>();
    private final boolean whole;

    /** @param whole whether all is shown that Ansible prints, instead */
    RunProse(PrintWriter out, boolean whole) {
        this.out = out;
        this.whole = whole;
    }

    static void begun(Run run, PrintWriter out) {
        out.println("Run " + run.id() + " goes on without this command: --attach " + run.id()
                + " follows it again, --cancel " + run.id() + " ends it.");
        out.println("$ " + Quoting.join(run.command()));
        out.flush();
    }

    @Override
    public void events(byte[] buffer, int from, int length) {
        byte[] piece = Arrays.copyOfRange(buffer, from, from + length);
        reader.read(piece, length).forEach(line -> tell(line.event()));
        out.flush();
    }

    /** Before Ansible has begun to tell, the log has what nobody else says: a command of the user's, or Ansible's errors. */
    @Override
    public void log(byte[] buffer, int from, int length) {
        if (whole || tasks.isEmpty()) {
            out.print(new String(buffer, from, length, StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private void tell(RunEvent event) {
        switch (event) {
            case RunEvent.TaskStarted task -> {
                String title = task.role().isEmpty() ? task.name() : task.role() + ": " + task.name();
                if (tasks.put(task.task(), title) == null && !whole) {
                    out.println(title);
                }
            }
            case RunEvent.HostResult result when !whole -> tell(result);
            case RunEvent.Retried retry
            when !whole -> out.printf("    %s: try %d of %d%n", retry.host(), retry.attempt(), retry.retries());
            case RunEvent.Warned warned when warned.level().equals("error") && !whole -> out.println(warned.text());
            default -> {
                // The rest is for the window.
            }
        }
    }

    private void tell(RunEvent.HostResult result) {
        String took = String.format(Locale.ROOT, "%.1f s", result.duration().toMillis() / 1000.0);
        switch (result.status()) {
            case CHANGED -> out.println("    changed " + result.host() + " (" + took + ")");
            case FAILED, UNREACHABLE -> {
                String word = result.ignored() ? "failed, ignored" : "FAILED";
                out.println("    " + word + " " + result.host() + ": " + result.message());
            }
            case OK, SKIPPED -> {
                // Nothing was done.
            }
        }
    }
}
