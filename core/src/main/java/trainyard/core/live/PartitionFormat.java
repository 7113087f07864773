package trainyard.core.live;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trainyard.core.slurm.TimeLimit;
import trainyard.core.slurm.Tres;

/** The rows of {@link SlurmQueries#partitions()}. */
final class PartitionFormat implements RowFormat<Partition> {
    private static final List<String> KEYS =
            List.of("PartitionName", "Default", "State", "Nodes", "TotalNodes", "TotalCPUs", "MaxTime", "TRES");

    private final KeyedLine line;
    private final int name;
    private final int isDefault;
    private final int state;
    private final int nodeList;
    private final int nodes;
    private final int cpus;
    private final int maxTime;
    private final int tres;

    PartitionFormat(ZoneId zone) {
        line = new KeyedLine(KEYS, Set.of(), zone);
        name = line.field("PartitionName");
        isDefault = line.field("Default");
        state = line.field("State");
        nodeList = line.field("Nodes");
        nodes = line.field("TotalNodes");
        cpus = line.field("TotalCPUs");
        maxTime = line.field("MaxTime");
        tres = line.field("TRES");
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
    public @Nullable Partition read(byte[] text, int start, int end) {
        if (!line.startsAt(text, start)) {
            return null;
        }
        Fields fields = line.cut(text, start, end);
        if (fields.text(name).isEmpty() || !fields.isSet(state)) {
            return null;
        }
        Optional<Duration> limit = TimeLimit.parse(fields.text(maxTime));
        return new Partition(
                fields.text(name),
                fields.text(isDefault).equals("YES"),
                fields.text(state),
                SlurmText.orEmpty(fields.text(nodeList)),
                (int) fields.number(nodes, 0),
                (int) fields.number(cpus, 0),
                limit,
                Tres.parse(fields.text(tres)),
                new String(text, start, RowFormat.trimmed(text, start, end) - start, StandardCharsets.UTF_8));
    }
}
