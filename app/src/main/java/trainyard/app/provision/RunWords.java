package trainyard.app.provision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.app.kit.Look;
import trainyard.app.kit.Times;
import trainyard.core.provision.Run;
import trainyard.core.provision.events.RunBoard;
import trainyard.core.provision.events.RunProgress;

/** What is said of a run. */
final class RunWords {
    private RunWords() {}

    static Look look(Optional<Run.End> end) {
        return end.map(ended -> ended.cancelled()
                        ? new Look("cancelled", "mdi2c-cancel", "run-changed")
                        : ended.status() == 0
                                ? new Look("succeeded", "mdi2c-check-circle", "run-ok")
                                : new Look("failed", "mdi2c-close-circle", "run-failed"))
                .orElse(new Look("running", "mdi2p-play-circle", "run-running"));
    }

    /** {@code site, 12 hosts, check} */
    static String what(Run run) {
        if (ExampleRun.isIt(run)) {
            return "An example";
        }
        var parts = new ArrayList<>(List.of(run.options().playbook()));
        if (!run.options().limit().isEmpty()) {
            parts.add(
                    run.options().limit().size() == 1
                            ? run.options().limit().getFirst()
                            : run.options().limit().size() + " hosts");
        }
        if (!run.options().tags().isEmpty()) {
            parts.add(String.join(",", run.options().tags()));
        }
        if (run.options().check()) {
            parts.add("check");
        }
        return String.join(", ", parts);
    }

    static String took(Run run, Instant now) {
        return Times.length(
                Duration.between(run.started(), run.end().map(Run.End::at).orElse(now)));
    }

    /** {@code Task 12 of about 41, 3 min left}, or what is known of it. */
    static String progress(RunProgress progress, boolean ended) {
        if (ended) {
            return "%,d tasks".formatted(progress.tasks());
        }
        if (progress.tasks() == 0) {
            return "Starting Ansible";
        }
        return progress.ofTasks() == 0
                ? "Task %,d; no earlier run tells how many there are".formatted(progress.tasks())
                : "Task %,d of about %,d, %s left"
                        .formatted(progress.tasks(), progress.ofTasks(), Times.length(progress.left()));
    }

    /** What came of it, on all hosts: {@code 210 ok, 34 changed, 2 failed}. What did not occur is left out. */
    static String totals(RunBoard board) {
        var total = board.total();
        var words = new ArrayList<String>();
        add(words, total.ok(), "ok");
        add(words, total.changed(), board.check() ? "would change" : "changed");
        add(words, total.failed(), "failed");
        add(words, total.unreachable(), "unreachable");
        add(words, total.ignored(), "failed but ignored");
        add(words, total.skipped(), "skipped");
        return String.join(", ", words);
    }

    private static void add(List<String> words, int count, String word) {
        if (count > 0) {
            words.add("%,d %s".formatted(count, word));
        }
    }
}
