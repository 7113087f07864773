package trainyard.core.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import trainyard.core.conf.ConfLine;
import trainyard.core.conf.Place;
import trainyard.core.conf.Setting;

/** Who runs slurmctld: a host name that the machine knows as its own, in the key of today. */
final class ControllerName implements Rule {
    private static final String FILE = "slurm.conf";
    private static final List<String> OLD = List.of("ControlMachine", "ControlAddr", "BackupController", "BackupAddr");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");
    private static final Pattern NOBODY = Pattern.compile("(?i)none|null|\\(null\\)|undefined|~");

    @Override
    public About about() {
        return About.of(
                        "controller-name",
                        "The controller is named by its host name",
                        "slurmctld starts only where SlurmctldHost is the machine's own host name; an address is not.")
                .seenBy("hostname -s");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return configuration.has(FILE) ? Optional.empty() : Optional.of("there is no slurm.conf");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        List<ConfLine> hosts = configuration.lines(FILE, "SlurmctldHost");
        boolean older = configuration.slurm("ControlMachine").isPresent();
        if (hosts.isEmpty() && !older) {
            findings.error(
                    Place.startOf(FILE), "no SlurmctldHost: Slurm ends there", "add SlurmctldHost=HOSTNAME(ADDRESS)");
        }
        if (!hosts.isEmpty()) {
            OLD.stream()
                    .flatMap(key -> configuration.slurm(key).stream())
                    .forEach(old -> findings.warning(
                            old.at(),
                            "Slurm ignores " + old.key() + " beside SlurmctldHost, with an error line at each start",
                            "remove it",
                            configuration.edits().remove(old)));
        }
        names(configuration, hosts).forEach(setting -> name(setting, findings));
    }

    private static Stream<Setting> names(Configuration configuration, List<ConfLine> hosts) {
        Stream<Setting> old = hosts.isEmpty()
                ? Stream.of("ControlMachine", "BackupController").flatMap(key -> configuration.slurm(key).stream())
                : Stream.empty();
        return Stream.concat(hosts.stream().map(ConfLine::head), old);
    }

    private static void name(Setting setting, Findings findings) {
        String name = setting.value().replaceFirst("\\(.*", "");
        if (ADDRESS.matcher(name).matches()) {
            findings.error(
                    setting.valueAt(),
                    setting.key() + " is an address, but slurmctld compares it with the host's name and ends",
                    "write SlurmctldHost=HOSTNAME(" + name + ")");
        } else if (NOBODY.matcher(name).matches()) {
            findings.warning(
                    setting.valueAt(),
                    "'" + name + "' is looked up as a host's name: error lines and seconds of delay in every command",
                    "remove the line where there is no such machine");
        }
    }
}
