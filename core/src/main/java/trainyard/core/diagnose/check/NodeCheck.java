package trainyard.core.diagnose.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import trainyard.core.diagnose.gather.Asking;
import trainyard.core.diagnose.gather.ClockReading;
import trainyard.core.diagnose.gather.ControllerGathering;
import trainyard.core.diagnose.gather.GatherScripts;
import trainyard.core.diagnose.gather.Here;
import trainyard.core.diagnose.gather.Rows;
import trainyard.core.diagnose.gather.ScriptPiece;
import trainyard.core.diagnose.gather.Tasks;
import trainyard.core.live.SlurmConfig;
import trainyard.core.remote.Command;
import trainyard.core.remote.NodeLogin;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;

/**
 * Finds out why a node is out of service: what Slurm says of it, and what the node itself does, in one login there. It
 * changes nothing.
 */
public final class NodeCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration OF_THE_NODE = Duration.ofSeconds(9);
    private static final Duration HISTORY = Duration.ofDays(7);
    private static final String USUAL_CONF = "/etc/slurm/slurm.conf";

    private final RemoteShell shell;
    private final boolean sudo;
    private final InstantSource clock;

    /** @param sudo whether what the login may not read is read through {@code sudo -n}: the connection says it */
    public NodeCheck(RemoteShell shell, boolean sudo, InstantSource clock) {
        this.shell = shell;
        this.sudo = sudo;
        this.clock = clock;
    }

    /**
     * Looks.
     *
     * @throws RemoteException where the connection does not work, or Slurm knows no such node
     */
    public NodeReport check(String node) throws RemoteException, InterruptedException {
        if (!NodeLogin.isHost(node)) {
            throw new RemoteException(new RemoteProblem.Misconfigured("'" + node + "' is no name of a node."));
        }
        var asking = new Asking(shell, sudo);
        try (var tasks = new Tasks()) {
            Future<Asking.Answer> shown =
                    tasks.start(() -> asking.run(Asking.slurm(PATIENCE, "scontrol", "-o", "show", "node", node)));
            Future<Asking.Answer> events = tasks.start(() -> asking.run(events(node)));
            Future<Asking.Answer> configured =
                    tasks.start(() -> asking.run(Asking.slurm(PATIENCE, "scontrol", "show", "config")));
            Future<Here> looked = tasks.start(() -> Here.read(asking, PATIENCE));
            Here here = Tasks.of(looked);
            SlurmConfig config = SlurmConfig.parse(Tasks.of(configured).text());
            String host = ControllerGathering.host(config);
            Optional<String> controllerHost = host.isEmpty() || here.is(host) ? Optional.empty() : Optional.of(host);
            Looked.Paths paths = paths(node, config, host);
            Map<String, ScriptPiece> onController = new ConcurrentHashMap<>();
            Future<String> controllerClosed = tasks.start(() -> asking.script(
                    controllerHost,
                    PATIENCE,
                    GatherScripts.CONTROLLER_CHECK,
                    List.of(config.value("SlurmctldLogFile").orElse(ControllerGathering.USUAL_LOG), node, paths.conf()),
                    piece -> onController.put(piece.name(), piece)));
            Map<String, ScriptPiece> there = new ConcurrentHashMap<>();
            Optional<String> machine = here.is(node) ? Optional.empty() : Optional.of(node);
            String closed = asking.script(
                    machine,
                    OF_THE_NODE,
                    GatherScripts.NODE_CHECK,
                    List.of(
                            paths.controller(),
                            paths.port(),
                            paths.conf(),
                            paths.log(),
                            paths.spool(),
                            here.credential()),
                    piece -> there.put(piece.name(), piece));
            String decoded = decoded(asking, there);
            Asking.Answer record = Tasks.of(shown);
            if (record.failure().contains("not found")) {
                throw new RemoteException(
                        new RemoteProblem.Misconfigured("Slurm knows no node '" + node + "': " + record.failure()));
            }
            String noController = Tasks.of(controllerClosed);
            return new NodeJudge(
                            new Looked(
                                    node,
                                    shell.target(),
                                    Rows.shown(record.text()).stream()
                                            .findFirst()
                                            .orElse(Map.of()),
                                    record.ok() ? record.text().strip() : record.failure(),
                                    there,
                                    closed,
                                    onController,
                                    noController,
                                    Optional.ofNullable(onController.get("clock"))
                                            .flatMap(ClockReading::of)
                                            .or(here::clock),
                                    decoded,
                                    Optional.of(Tasks.of(events))
                                            .filter(Asking.Answer::ok)
                                            .map(Asking.Answer::text),
                                    paths),
                            here.zone())
                    .report();
        } catch (IOException written) {
            throw new IllegalStateException("nothing is written here", written);
        }
    }

    private static Looked.Paths paths(String node, SlurmConfig config, String controller) {
        return new Looked.Paths(
                controller.isEmpty() ? "controller" : controller,
                config.value("SlurmctldPort").map(port -> port.split("-", 2)[0]).orElse("6817"),
                config.value("SLURM_CONF").orElse(USUAL_CONF),
                config.value("SlurmdLogFile")
                        .map(path -> path.replace("%h", node).replace("%n", node))
                        .orElse("/var/log/slurm/slurmd.log"),
                config.value("SlurmdSpoolDir")
                        .map(path -> path.replace("%h", node).replace("%n", node))
                        .orElse("/var/spool/slurmd"));
    }

    private Command events(String node) {
        return Asking.slurm(
                PATIENCE,
                "sacctmgr",
                "-P",
                "show",
                "event",
                "nodes=" + node,
                "start=uts" + clock.instant().minus(HISTORY).getEpochSecond(),
                "format=NodeName,TimeStart%30,TimeEnd%30,State%40,User%40,Reason%200");
    }

    /** The other way round: what the connection's machine makes of the node's credential. */
    private static String decoded(Asking asking, Map<String, ScriptPiece> there)
            throws RemoteException, InterruptedException {
        ScriptPiece credential = there.get("credential");
        String text = credential == null ? "" : credential.string().strip();
        if (!text.startsWith("MUNGE:")) {
            return "";
        }
        var answer = asking.run(new Command(List.of("unmunge"), text.getBytes(StandardCharsets.UTF_8), PATIENCE));
        return answer.result()
                .map(result -> result.text() + result.errors())
                .filter(said -> said.contains("STATUS:") || said.contains("unmunge: Error"))
                .orElse("");
    }
}
