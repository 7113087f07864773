package trainyard.core.provision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The command of a run: argument list and environment. The password for sudo is in neither: ansible-playbook reads it from
 * its standard input ({@code --become-password-file -}, ansible-core 2.12 and later).
 *
 * @param environment what is set beside the environment that is there
 */
public record AnsibleCommand(List<String> words, Map<String, String> environment) {
    public AnsibleCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** @param folder the run's, where it runs */
    static AnsibleCommand of(ProvisionOptions options, Reach reach, String folder) {
        var words = new ArrayList<>(reach.ansible());
        words.addAll(List.of("--inventory", folder + "/bundle/inventory/hosts.yml"));
        reach.identity().ifPresent(file -> words.addAll(List.of("--private-key", file)));
        add(words, "--limit", options.limit());
        add(words, "--tags", options.tags());
        add(words, "--skip-tags", options.skipTags());
        if (options.check()) {
            words.add("--check");
        }
        if (options.diff()) {
            words.add("--diff");
        }
        options.forks().ifPresent(forks -> words.addAll(List.of("--forks", Integer.toString(forks))));
        if (options.verbosity() > 0) {
            words.add("-" + "v".repeat(options.verbosity()));
        }
        if (options.askBecomePassword()) {
            words.addAll(List.of("--become-password-file", "-"));
        }
        words.add(folder + "/ansible/playbooks/" + options.playbook() + ".yml");

        var environment = new LinkedHashMap<String, String>();
        environment.put("ANSIBLE_CONFIG", folder + "/ansible/ansible.cfg");
        // The log is a file, where Ansible would leave out the colours that people read it by.
        environment.put("ANSIBLE_FORCE_COLOR", "1");
        environment.put("ANSIBLE_SSH_ARGS", reach.sshArguments());
        environment.put("TRAINYARD_EVENTS", folder + "/events.jsonl");
        // Ansible refuses to start in an encoding other than UTF-8.
        environment.put("LC_ALL", "C.UTF-8");
        return new AnsibleCommand(words, environment);
    }

    /** All of it as words that a person can copy into a terminal. */
    public List<String> whole() {
        var whole = new ArrayList<>(List.of("env"));
        environment.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> whole.add(entry.getKey() + "=" + entry.getValue()));
        whole.addAll(words);
        return whole;
    }

    private static void add(List<String> words, String option, List<String> values) {
        if (!values.isEmpty()) {
            words.addAll(List.of(option, String.join(",", values)));
        }
    }
}
