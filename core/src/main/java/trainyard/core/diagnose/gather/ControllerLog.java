package trainyard.core.diagnose.gather;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.live.SlurmConfig;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.NodeLogin;
import trainyard.core.remote.RemoteException;

/** The controller's log around the job, its clock, and its zone. */
final class ControllerLog {
    private static final String WHAT = "slurmctld's log";

    private final Asking asking;
    private final InstantSource clock;
    private final SlurmConfig config;
    private final String here;
    private Duration ahead = Duration.ZERO;
    private Optional<ZoneId> zone = Optional.empty();

    ControllerLog(Asking asking, InstantSource clock, SlurmConfig config, String here) {
        this.asking = asking;
        this.clock = clock;
        this.config = config;
        this.here = here;
    }

    /** How much the controller's clock is ahead of this workstation's. */
    Duration ahead() {
        return ahead;
    }

    Optional<ZoneId> zone() {
        return zone;
    }

    void read(String job, Instant from, Instant to) throws RemoteException, InterruptedException {
        String boundary = UUID.randomUUID().toString();
        String log = config.value("SlurmctldLogFile").orElse("/var/log/slurm/slurmctld.log");
        List<String> words = asking.script(
                "trainyard-controller",
                Scripts.CONTROLLER,
                List.of(boundary, job, Long.toString(from.getEpochSecond()), Long.toString(to.getEpochSecond()), log));
        String host = host();
        boolean direct = host.isEmpty() || host.equals(here.split("\\.", 2)[0]) || !NodeLogin.isHost(host);
        Instant asked = clock.instant();
        Optional<CommandResult> told = asking.ask(
                WHAT, direct ? Command.of(Asking.PATIENCE, words) : NodeLogin.command(host, Asking.PATIENCE, words));
        if (told.isEmpty()) {
            return;
        }
        for (Frames.Frame frame : Frames.of(told.get().output(), boundary)) {
            switch (frame.name()) {
                case "clock" -> ahead = ClockReading.ahead(frame.text(), asked).orElse(Duration.ZERO);
                case "zone" -> zone = zone(frame.text().strip());
                case "log" -> asking.collected().add("slurm/slurmctld.log", SourceKind.SLURMCTLD, frame.text());
                case "no:log" ->
                    asking.collected()
                            .miss(
                                    WHAT,
                                    frame.text().strip() + ".",
                                    "allow sudo in the settings of the connection, or read " + log + " as root");
                default -> {}
            }
        }
    }

    /** {@code SlurmctldHost[0] = name(address)}. */
    private String host() {
        return config.value("SlurmctldHost[0]")
                .map(text -> text.replaceFirst("\\(.*", "").strip().split("\\.", 2)[0])
                .orElse("");
    }

    private static Optional<ZoneId> zone(String offset) {
        try {
            return Optional.of(ZoneOffset.of(offset));
        } catch (DateTimeException odd) {
            return Optional.empty();
        }
    }
}
