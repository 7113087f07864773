package trainyard.core.truth;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.core.live.SlurmConfig;
import trainyard.core.live.SlurmQueries;
import trainyard.core.metrics.GpuReader;
import trainyard.core.plan.Plan;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SideBySide;
import trainyard.core.slurm.Gres;

/**
 * Asks every layer about nodes, a few nodes at a time, over one connection. It runs eight commands on a node and one
 * {@code scontrol}; none changes anything.
 */
public final class TruthReader {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String USUAL_HOME = "/etc/slurm";
    private static final Pattern GRES = Pattern.compile("(?:^|\\s)Gres=(\\S*)");

    private static final Pattern REAL_MEMORY = Pattern.compile("(?:^|\\s)RealMemory=(\\d{1,15})");

    private final RemoteShell shell;
    private final Optional<Plan> plan;

    /** @param plan for the first layer */
    public TruthReader(RemoteShell shell, Optional<Plan> plan) {
        this.shell = shell;
        this.plan = plan;
    }

    /**
     * Reads nodes, in their order. What a node does not tell is a {@link Answer.Missing} in its table.
     *
     * @throws RemoteException where the connection itself is gone
     */
    public List<TruthTable> read(Collection<String> nodes) throws RemoteException, InterruptedException {
        String here = hostName();
        String home = home();
        return SideBySide.ask(
                nodes, GpuReader.SIDE_BY_SIDE, node -> table(node, new NodeDoor(shell, node, here), home));
    }

    /** Reads what the plan needs to know of a node, and its table. */
    public Probe probe(String node) throws RemoteException, InterruptedException {
        var door = new NodeDoor(shell, node, hostName());
        TruthTable table = table(node, door, home());
        var outputs = new EnumMap<Tool, Output>(Tool.class);
        for (Tool tool : List.of(
                Tool.SLURMD_C, Tool.LSCPU, Tool.LSCPU_TABLE, Tool.LSPCI, Tool.SMI_TOPOLOGY, Tool.IOMMU_GROUPS)) {
            outputs.put(tool, door.ask(tool));
        }
        return Probe.of(table, outputs);
    }

    private TruthTable table(String node, NodeDoor door, String home) throws RemoteException, InterruptedException {
        Map<Layer, Answer> answers = new EnumMap<>(Layer.class);
        answers.put(Layer.PLAN, PlanLayer.answer(plan, node));
        answers.put(Layer.LSPCI, door.ask(Tool.LSPCI).read(Lspci::answer));
        Answer files = door.ask(Tool.DEVICE_FILES).read(DeviceFiles::answer);
        answers.put(Layer.DEVICE_FILES, files);
        answers.put(Layer.NVIDIA_SMI, hiddenOr(smi(door), files, node));
        Output hardware = door.ask(Tool.SLURMD_C);
        answers.put(Layer.SLURMD_C, hardware.read(SlurmdHardware::answer));
        answers.put(Layer.SLURMD_G, door.ask(Tool.SLURMD_G).read(SlurmdGres::answer));
        NodeConf conf = NodeConf.read(door, node, home);
        answers.put(Layer.GRES_CONF, conf.gres(node));
        answers.put(Layer.SLURM_CONF, conf.slurm(node));
        CommandResult shown = shell.run(Command.of(PATIENCE, "scontrol", "-a", "-o", "show", "node", node));
        answers.put(Layer.SCONTROL, scontrol(shown, node));
        Map<Layer, Long> memory = new EnumMap<>(Layer.class);
        PlanLayer.realMemoryMb(plan, node).ifPresent(mb -> memory.put(Layer.PLAN, mb));
        SlurmdHardware.parse(hardware.textOrEmpty())
                .number("RealMemory")
                .ifPresent(mb -> memory.put(Layer.SLURMD_C, (long) mb));
        conf.realMemoryMb(node).ifPresent(mb -> memory.put(Layer.SLURM_CONF, mb));
        var promised = REAL_MEMORY.matcher(shown.ok() ? shown.text() : "");
        if (promised.find()) {
            memory.put(Layer.SCONTROL, Long.valueOf(promised.group(1)));
        }
        return TruthTable.of(node, answers, memory);
    }

    private static Answer smi(NodeDoor door) throws RemoteException, InterruptedException {
        Output list = door.ask(Tool.SMI_LIST);
        if (list instanceof Output.Nothing(var sentence)) {
            return new Answer.Missing(sentence);
        }
        String addresses = door.ask(Tool.SMI_ADDRESSES).textOrEmpty();
        return list.read(said -> SmiList.answer(said, addresses));
    }

    /** A driver that answers for none of the devices that there are proves nothing: sites hide GPUs outside of jobs. */
    private static Answer hiddenOr(Answer smi, Answer files, String node) {
        return smi instanceof Answer.Told told
                        && told.count() == 0
                        && files instanceof Answer.Told there
                        && there.count() > 0
                ? new Answer.Missing(
                        "nvidia-smi shows this login no GPU: they are hidden outside of jobs, or all are lost."
                                + " `sudo nvidia-smi -L` on " + node + " tells which.")
                : smi;
    }

    private static Answer scontrol(CommandResult result, String node) {
        return result.ok()
                ? shown(result.text(), node)
                : new Answer.Missing("scontrol tells nothing of " + node + ": "
                        + (result.errors() + result.text()).strip().replaceFirst("\\.$", "") + ".");
    }

    static Answer shown(String line, String node) {
        var match = GRES.matcher(line);
        return match.find()
                ? GresCount.of(Gres.parseList(match.group(1)), List.of())
                : new Answer.Missing("scontrol shows no Gres of " + node + ".");
    }

    private String hostName() throws RemoteException, InterruptedException {
        return shell.run(Command.of(PATIENCE, "hostname")).text().strip();
    }

    /** The folder of slurm.conf; where slurmctld does not tell, the usual one. */
    private String home() throws RemoteException, InterruptedException {
        CommandResult result = shell.run(SlurmQueries.configuration());
        String path = SlurmConfig.parse(result.ok() ? result.text() : "")
                .value("SLURM_CONF")
                .orElse(USUAL_HOME + "/" + NodeConf.SLURM_CONF);
        int slash = path.lastIndexOf('/');
        return slash > 0 ? path.substring(0, slash) : USUAL_HOME;
    }
}
