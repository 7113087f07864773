package trainyard.core.live;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trainyard.core.slurm.Gres;
import trainyard.core.slurm.NodeState;
import trainyard.core.slurm.SlurmTime;
import trainyard.core.slurm.Tres;

/** The rows of {@link SlurmQueries#nodes()}. */
final class NodeFormat implements RowFormat<Node> {
    /** What is read here, and what scontrol writes behind a free text, in scontrol's order. */
    private static final List<String> KEYS = List.of(
            "NodeName",
            "CPUAlloc",
            "CPUTot",
            "CPULoad",
            "ActiveFeatures",
            "Gres",
            "NodeAddr",
            "Version",
            "OS",
            "RealMemory",
            "AllocMem",
            "FreeMem",
            "State",
            "Partitions",
            "BootTime",
            "SlurmdStartTime",
            "CfgTRES",
            "AllocTRES",
            "Reason",
            "Comment",
            "Extra",
            "InstanceId",
            "InstanceType",
            "ReservationName");

    private static final Set<String> FREE_TEXTS = Set.of("OS", "Reason", "Comment", "Extra");

    private final KeyedLine line;
    private final ZoneId zone;
    private final int name;
    private final int address;
    private final int state;
    private final int cpus;
    private final int allocatedCpus;
    private final int load;
    private final int memory;
    private final int allocatedMemory;
    private final int freeMemory;
    private final int gres;
    private final int configured;
    private final int allocated;
    private final int partitions;
    private final int features;
    private final int reason;
    private final int bootTime;
    private final int slurmdStartTime;
    private final int version;

    private final Interned<NodeState> states = new Interned<>(NodeState::parse);
    private final Interned<List<Gres>> gresLists = new Interned<>(Gres::parseList);
    private final Interned<Tres> tres = new Interned<>(Tres::parse);
    private final Interned<List<String>> lists = new Interned<>(SlurmText::list);
    private final Interned<String> versions = new Interned<>(SlurmText::orEmpty);

    NodeFormat(ZoneId zone) {
        this.zone = zone;
        line = new KeyedLine(KEYS, FREE_TEXTS, zone);
        name = line.field("NodeName");
        address = line.field("NodeAddr");
        state = line.field("State");
        cpus = line.field("CPUTot");
        allocatedCpus = line.field("CPUAlloc");
        load = line.field("CPULoad");
        memory = line.field("RealMemory");
        allocatedMemory = line.field("AllocMem");
        freeMemory = line.field("FreeMem");
        gres = line.field("Gres");
        configured = line.field("CfgTRES");
        allocated = line.field("AllocTRES");
        partitions = line.field("Partitions");
        features = line.field("ActiveFeatures");
        reason = line.field("Reason");
        bootTime = line.field("BootTime");
        slurmdStartTime = line.field("SlurmdStartTime");
        version = line.field("Version");
    }

    @Override
    public boolean startsAt(byte[] text, int start) {
        return line.startsAt(text, start);
    }

    @Override
    public int rowEnd(byte[] text, int start) {
        return line.rowEnd(text, start);
    }

    @Override
    public int keyEnd(byte[] text, int start, int end) {
        return KeyedLine.keyEnd(text, start, end);
    }

    @Override
    public @Nullable Node read(byte[] text, int start, int end) {
        if (!line.startsAt(text, start)) {
            return null;
        }
        Fields fields = line.cut(text, start, end);
        String nodeName = fields.text(name);
        if (nodeName.isEmpty() || !fields.isSet(state)) {
            return null;
        }
        return new Node(
                nodeName,
                fields.text(address),
                fields.interned(state, states),
                (int) fields.number(cpus, 0),
                (int) fields.number(allocatedCpus, 0),
                SlurmText.decimal(fields.text(load), -1),
                fields.number(memory, 0),
                fields.number(allocatedMemory, 0),
                fields.number(freeMemory, -1),
                fields.interned(gres, gresLists),
                fields.interned(configured, tres),
                fields.interned(allocated, tres),
                fields.interned(partitions, lists),
                fields.interned(features, lists),
                reason(fields.text(reason)),
                fields.time(bootTime),
                fields.time(slurmdStartTime),
                fields.interned(version, versions),
                new String(text, start, RowFormat.trimmed(text, start, end) - start, StandardCharsets.UTF_8));
    }

    /**
     * {@code bad fan [root@1795474475]}. Of a reason with several lines Slurm writes who and when behind the first.
     */
    private Optional<Node.Reason> reason(String text) {
        if (SlurmText.isNone(text)) {
            return Optional.empty();
        }
        int open = text.lastIndexOf(" [");
        int close = text.indexOf(']', Math.max(open, 0));
        int at = close < 0 ? -1 : text.lastIndexOf('@', close);
        if (open < 0 || at < open) {
            return Optional.of(new Node.Reason(text, "", Optional.empty()));
        }
        String words = (text.substring(0, open) + text.substring(close + 1).replaceAll("\\s+", " ")).strip();
        var since = SlurmTime.parse(text.substring(at + 1, close), zone);
        return Optional.of(new Node.Reason(words, text.substring(open + 2, at), since));
    }
}
