package trainyard.core.provision.preflight;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version of ansible-core or Python, of which the first two numbers count. */
record AnsibleVersion(int major, int minor) implements Comparable<AnsibleVersion> {
    /** The oldest that the roles and the plugin are tested with. */
    static final AnsibleVersion OLDEST = new AnsibleVersion(2, 14);

    private static final Pattern SAID = Pattern.compile("\\bcore (\\d+)\\.(\\d+)|^ansible-playbook (\\d+)\\.(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.(\\d+)");

    /** From what {@code ansible-playbook --version} says. */
    static Optional<AnsibleVersion> said(String text) {
        var match = SAID.matcher(text);
        return match.find() && match.group(1) != null
                ? Optional.of(new AnsibleVersion(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    static Optional<AnsibleVersion> number(String text) {
        var match = NUMBER.matcher(text);
        return match.matches()
                ? Optional.of(new AnsibleVersion(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    /**
     * Why this ansible-core cannot manage a machine with that Python; empty where it can. The bounds are those of Ansible's
     * support matrix; from 2.18 on newer Pythons than listed were seen to work, so there is no upper one.
     */
    Optional<String> refuses(AnsibleVersion python) {
        var newest = new AnsibleVersion(3, minor < 16 ? 11 : 12);
        var oldest = new AnsibleVersion(
                minor < 16 ? 2 : 3, minor < 16 ? 7 : minor < 17 ? 6 : minor < 18 ? 7 : minor < 20 ? 8 : 9);
        if (minor < 18 && python.compareTo(newest) > 0) {
            return Optional.of("ansible-core " + this + " manages Python up to " + newest + " only: use 2.18 or newer");
        }
        if (python.compareTo(oldest) < 0) {
            return Optional.of("ansible-core " + this + " manages Python from " + oldest + " on: use an older one");
        }
        return Optional.empty();
    }

    @Override
    public int compareTo(AnsibleVersion other) {
        return Comparator.comparingInt(AnsibleVersion::major)
                .thenComparingInt(AnsibleVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
