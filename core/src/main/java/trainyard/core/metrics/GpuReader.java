package trainyard.core.metrics;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import trainyard.core.metrics.NodeGpus.Cause;
import trainyard.core.metrics.NodeGpus.NotRead;
import trainyard.core.metrics.NodeGpus.Read;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SideBySide;

/**
 * Reads the GPUs of nodes, a few nodes at a time, over one connection: each node takes two logins from the machine that
 * the connection leads to. A node that fails does not stop the others.
 */
public final class GpuReader {
    /** Nodes read at a time: half of the connection's sessions, so that the poller and a person get theirs. */
    public static final int SIDE_BY_SIDE = RemoteShell.SESSIONS / 2;

    /** Fields that a driver may lack until nothing is left to ask: each costs one login, once. */
    private static final int MOST_RETRIES = 6;

    private static final String NO_DEVICES = "No devices were found";

    private final RemoteShell shell;
    private final Clock clock;

    /** What each node's driver knows, where that is less than all. */
    private final Map<String, List<String>> fields = new ConcurrentHashMap<>();

    public GpuReader(RemoteShell shell, Clock clock) {
        this.shell = shell;
        this.clock = clock;
    }

    /**
     * Reads nodes, in their order.
     *
     * @param nodes names that Slurm knows; others are not asked
     * @throws RemoteException where the connection itself is gone, so that no node can be read
     */
    public List<NodeGpus> read(Collection<String> nodes) throws RemoteException, InterruptedException {
        return read(nodes, _ -> {});
    }

    /** @param onNode is told of each node once, as they answer, on the thread that asked it */
    List<NodeGpus> read(Collection<String> nodes, Consumer<NodeGpus> onNode)
            throws RemoteException, InterruptedException {
        return SideBySide.ask(nodes, SIDE_BY_SIDE, node -> {
            NodeGpus answer = one(node);
            onNode.accept(answer);
            return answer;
        });
    }

    private NodeGpus one(String node) throws RemoteException, InterruptedException {
        if (!SmiQueries.isHost(node)) {
            return new NotRead(node, Cause.OTHER, "'" + node + "' is no host name, so that it is not asked.");
        }
        try {
            return read(node);
        } catch (RemoteException failed) {
            return unlessTimedOut(node, failed);
        }
    }

    private NodeGpus read(String node) throws RemoteException, InterruptedException {
        List<String> asked = fields.getOrDefault(node, SmiQueries.GPU_FIELDS);
        CommandResult result = shell.run(SmiQueries.gpus(node, asked));
        for (int i = 0; i < MOST_RETRIES && !result.ok(); i++) {
            String unknown = SmiText.invalidField(result.text() + "\n" + result.errors());
            if (!asked.contains(unknown)) {
                break;
            }
            asked = without(asked, unknown);
            result = shell.run(SmiQueries.gpus(node, asked));
        }
        SmiText text = SmiText.gpus(result.text(), asked);
        if (result.ok() && !asked.equals(SmiQueries.GPU_FIELDS)) {
            fields.put(node, asked);
        }
        boolean none = (result.text() + result.errors()).contains(NO_DEVICES);
        if (none) {
            return new Read(node, clock.instant(), List.of(), Optional.of(List.of()), List.of());
        }
        if (!result.ok() && text.gpus().isEmpty()) {
            return SmiTrouble.of(node, result, shell.target());
        }
        return withProcesses(node, text);
    }

    /** Until driver 535 the reasons of slow clocks bore another name; what else is unknown is left out. */
    private static List<String> without(List<String> asked, String unknown) {
        var rest = new ArrayList<>(asked);
        if (unknown.equals("clocks_event_reasons.active")) {
            rest.set(rest.indexOf(unknown), "clocks_throttle_reasons.active");
        } else {
            rest.remove(unknown);
        }
        return List.copyOf(rest);
    }

    /** What was read of the GPUs stays, whatever becomes of the second question. */
    private Read withProcesses(String node, SmiText text) throws RemoteException, InterruptedException {
        var notes = new ArrayList<>(text.notes());
        Optional<List<GpuProcess>> processes = Optional.empty();
        Optional<String> failed;
        try {
            CommandResult result = shell.run(SmiQueries.processes(node));
            failed = result.ok()
                    ? Optional.empty()
                    : Optional.of(SmiTrouble.of(node, result, shell.target()).sentence());
            if (result.ok()) {
                processes = Optional.of(SmiText.processes(result.text()));
            }
        } catch (RemoteException slow) {
            failed = Optional.of(unlessTimedOut(node, slow).sentence());
        }
        failed.ifPresent(sentence -> notes.add("The processes could not be read: " + sentence));
        return new Read(node, clock.instant(), text.gpus(), processes, notes);
    }

    /** A node that takes too long is that node's trouble; all else is the connection's. */
    private static NotRead unlessTimedOut(String node, RemoteException failed) throws RemoteException {
        if (failed.problem() instanceof RemoteProblem.TimedOut(var _, var limit)) {
            return new NotRead(
                    node,
                    Cause.UNREACHABLE,
                    node + " gave no answer within " + limit.toSeconds() + " s: nvidia-smi hangs on a driver that"
                            + " hangs, or the login does.");
        }
        throw failed;
    }
}
