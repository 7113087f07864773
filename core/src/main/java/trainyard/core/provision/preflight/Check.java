package trainyard.core.provision.preflight;

import java.util.List;
import trainyard.core.remote.Quoting;

/**
 * One thing that was looked at.
 *
 * @param machine a host of the plan, or the machine that runs Ansible
 * @param sentence what was found and, where it is wrong, what to do
 * @param byHand the command that shows the same, as an argument list on the machine that runs Ansible
 */
public record Check(String machine, Kind kind, Result result, String sentence, List<String> byHand) {
    public Check {
        byHand = List.copyOf(byHand);
    }

    /** In the order in which they are shown. */
    public enum Kind {
        ANSIBLE,
        LOGIN,
        NAME,
        SUDO,
        PYTHON,
        DISK,
        CLOCK
    }

    public enum Result {
        PASS,
        FAIL,
        /** Could not be looked at; the sentence says why. */
        SKIP
    }

    public String commandByHand() {
        return Quoting.join(byHand);
    }
}
