package trainyard.core;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import trainyard.core.settings.Connection;
import trainyard.core.slurm.SlurmVersion;

/** Real machines with real Slurm: what {@code lab status --json} said, in the file that {@code trainyard.lab} names. */
public final class Lab {
    private static final Optional<String> STATUS = Optional.ofNullable(System.getProperty("trainyard.lab"));

    private Lab() {}

    /** The way to the lab's controller; where there is no lab, the calling test is skipped. */
    public static Connection controller() {
        return first("controller");
    }

    /** The way to a machine that runs jobs; its name is the connection's. */
    public static Connection compute() {
        return first("compute");
    }

    /** The way to the controller for somebody who may do no more than run jobs. */
    public static Connection ordinaryUser() {
        Connection admin = controller();
        return new Connection(
                admin.name(),
                status().get("ordinary_user").asString(),
                admin.host(),
                admin.port(),
                admin.login(),
                admin.client(),
                admin.identity(),
                admin.knownHosts(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The ways to all machines that run jobs. */
    public static List<Connection> computes() {
        return all("compute");
    }

    /** The ways to all machines. */
    public static List<Connection> machines() {
        return Stream.concat(all("controller").stream(), all("compute").stream())
                .toList();
    }

    /** Debian's name for what its machines run, {@code bookworm}. */
    public static String suite() {
        return status().get("suite").asString();
    }

    private static JsonNode status() {
        assumeTrue(STATUS.isPresent(), "no lab: give -Dtrainyard.lab=FILE with what `lab status --json` says");
        return new ObjectMapper().readTree(Path.of(STATUS.orElseThrow()));
    }

    /** The version of Slurm that its machines have. */
    public static SlurmVersion version() {
        return SlurmVersion.find(status().get("slurm_version").asString()).orElseThrow();
    }

    private static Connection first(String role) {
        return all(role).getFirst();
    }

    private static List<Connection> all(String role) {
        JsonNode lab = status();
        var machines = new ArrayList<Connection>();
        for (JsonNode machine : lab.get("machines")) {
            if (machine.get("role").asString().equals(role)) {
                machines.add(new Connection(
                        machine.get("name").asString(),
                        lab.get("ssh_user").asString(),
                        machine.get("address").asString(),
                        machine.get("port").asInt(),
                        Connection.Login.KEY,
                        Connection.Client.BUILT_IN,
                        Optional.of(Path.of(lab.get("identity_file").asString())),
                        Optional.of(Path.of(lab.get("known_hosts_file").asString())),
                        Optional.empty(),
                        Optional.empty(),
                        true));
            }
        }
        return machines;
    }
}
