package trainyard.core.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.core.remote.Quoting;

/**
 * How the machine that runs Ansible gets to the cluster's machines. User, port and jump host are the plan's.
 *
 * @param ansible the words that start ansible-playbook there
 * @param identity a private key file there; empty for ssh's usual keys
 * @param knownHosts the only file of host keys to trust there; empty for ssh's own
 */
public record Reach(List<String> ansible, Optional<String> identity, Optional<String> knownHosts) {
    public static final Reach USUAL = new Reach(List.of("ansible-playbook"), Optional.empty(), Optional.empty());

    public Reach {
        ansible = List.copyOf(ansible);
    }

    /** Options of ssh: an unknown host key is refused, whatever the user's own settings say. */
    List<String> sshOptions() {
        var options = new ArrayList<>(List.of("-o", "StrictHostKeyChecking=yes"));
        identity.ifPresent(_ -> options.addAll(List.of("-o", "IdentitiesOnly=yes")));
        knownHosts.ifPresent(file -> options.addAll(
                List.of("-o", "UserKnownHostsFile=" + spaced(file), "-o", "GlobalKnownHostsFile=/dev/null")));
        return options;
    }

    /** The same with the key, for an ssh of our own. */
    public List<String> loginOptions() {
        var options = new ArrayList<>(sshOptions());
        identity.ifPresent(file -> options.addAll(List.of("-i", file)));
        return options;
    }

    /** What Ansible gives to ssh, scp and sftp alike, as it splits words like a shell. */
    String sshArguments() {
        var words = new ArrayList<>(List.of("-o", "ControlMaster=auto", "-o", "ControlPersist=60s"));
        words.addAll(sshOptions());
        return words.stream().map(word -> Quoting.join(List.of(word))).collect(Collectors.joining(" "));
    }

    /** ssh reads a list of files there. */
    private static String spaced(String file) {
        return file.contains(" ") ? "\"" + file + "\"" : file;
    }
}
