package trainyard.core.diagnose.gather;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.live.SlurmConfig;
import trainyard.core.remote.RemoteException;

/** slurmctld's machine: its clock, and its log. */
public final class ControllerGathering {
    private static final Duration PATIENCE = Duration.ofSeconds(9);
    public static final String USUAL_LOG = "/var/log/slurm/slurmctld.log";

    private final Asking asking;
    private final Collected collected;
    private final Here here;
    private final SlurmConfig config;

    ControllerGathering(Asking asking, Collected collected, Here here, SlurmConfig config) {
        this.asking = asking;
        this.collected = collected;
        this.here = here;
        this.config = config;
    }

    /** As slurmctld tells it: {@code controller(10.0.0.1)}; empty where it does not. */
    public static String host(SlurmConfig config) {
        return config.value("SlurmctldHost[0]")
                .map(text -> text.replaceFirst("\\(.*", "").strip())
                .orElse("");
    }

    /** Keeps the window of the log; tells the clock, where it was asked. */
    Optional<ClockReading> gather(String numbers, JobWindow window) throws RemoteException, InterruptedException {
        String host = host(config);
        boolean known = !config.values().isEmpty();
        // Slurm's word for none is the log of the system.
        String log = config.value("SlurmctldLogFile").orElse(known ? "" : USUAL_LOG);
        var words = new ArrayList<>(List.of(log, numbers));
        words.addAll(window.seconds());
        Optional<String> machine = host.isEmpty() || here.is(host) ? Optional.empty() : Optional.of(host);
        var clock = new ArrayList<ClockReading>();
        String trouble = asking.script(machine, PATIENCE, GatherScripts.CONTROLLER, words, piece -> {
            if (piece.name().equals("clock")) {
                ClockReading.of(piece).ifPresent(clock::add);
            } else {
                keep(piece, host.isEmpty() ? asking.target() : host, log);
            }
        });
        if (!trouble.isEmpty()) {
            collected.lacks(
                    "slurmctld's log", trouble, "Connect to the controller itself, or let this login in there by ssh.");
        }
        return clock.stream().findFirst();
    }

    private void keep(ScriptPiece piece, String host, String log) {
        switch (piece.status()) {
            case "denied" ->
                collected.lacks(
                        "slurmctld's log",
                        "This login may not read " + log + " on " + host + ".",
                        asking.sudo()
                                ? "Let it run tail and awk through sudo without a password there."
                                : "Turn on sudo for this connection.");
            case "absent" ->
                collected.lacks(
                        "slurmctld's log",
                        "There is no " + log + " on " + host + ".",
                        "`SlurmctldLogFile` in slurm.conf says where it is written.");
            default -> collected.add("slurm/controller.log", SourceKind.SLURMCTLD, piece.text());
        }
    }
}
