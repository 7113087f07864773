package trainyard.core.live.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import trainyard.core.slurm.Gres;

/**
 * What a job holds on one node.
 *
 * @param cpuIds as Slurm writes them: {@code 0-7,16}
 * @param memoryMb in MB
 * @param gres with their indices, as {@code gpu:h100:2(IDX:0-1)}
 */
public record NodeShare(String node, String cpuIds, long memoryMb, List<Gres> gres) {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,4})(?:-([0-9]{1,4}))?");

    /** The indices of the GPUs that the job holds here, ascending; empty where Slurm tells none. */
    public List<Integer> gpuIndices() {
        var indices = new ArrayList<Integer>();
        for (Gres one : gres) {
            if (one.isGpu() && one.detail().startsWith("IDX:")) {
                var ranges = RANGE.matcher(one.detail().substring("IDX:".length()));
                while (ranges.find()) {
                    int first = Integer.parseInt(ranges.group(1));
                    int last = ranges.group(2) == null ? first : Integer.parseInt(ranges.group(2));
                    for (int index = first; index <= last; index++) {
                        indices.add(index);
                    }
                }
            }
        }
        return indices.stream().distinct().sorted().toList();
    }
}
