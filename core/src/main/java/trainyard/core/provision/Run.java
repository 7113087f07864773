package trainyard.core.provision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One execution of Ansible, from its {@code run.json} and {@code ended.json}.
 *
 * @param command as it runs, to be copied
 * @param plan the plan's file
 * @param digest SHA-256 of the bundle, hexadecimal
 * @param where it runs
 * @param end empty as long as it runs, or where nobody knows how it ended
 */
public record Run(
        RunFolder folder,
        Instant started,
        String cluster,
        List<String> command,
        String plan,
        ProvisionOptions options,
        Reach reach,
        String digest,
        Where where,
        Optional<End> end) {
    public Run {
        command = List.copyOf(command);
    }

    /**
     * The machine that runs Ansible.
     *
     * @param connection the name of the deploy host's connection, or {@code user@host:port}; empty for this machine
     * @param folder the run's folder there
     */
    public record Where(Optional<String> connection, String folder) {}

    /**
     * @param status ansible-playbook's exit status; 130 for a run that was cancelled
     * @param why a sentence where it ended before Ansible could say anything
     */
    public record End(int status, boolean cancelled, Instant at, Optional<String> why) {
        public boolean isGood() {
            return status == 0 && !cancelled;
        }
    }

    public String id() {
        return folder.id();
    }

    /** How long it took; empty as long as it runs. */
    public Optional<Duration> took() {
        return end.map(ended -> Duration.between(started, ended.at()));
    }

    /** In a word or two, for people. */
    public String outcome() {
        return end.map(ended -> ended.cancelled() ? "cancelled" : ended.status() == 0 ? "succeeded" : "failed")
                .orElse("running");
    }
}
