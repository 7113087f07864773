package trainyard.core.truth;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import trainyard.core.slurm.Gres;

/** GPUs by GRES entries. */
final class GresCount {
    private GresCount() {}

    static Answer.Told of(List<Gres> gres, List<String> files) {
        List<Gres> gpus = gres.stream().filter(Gres::isGpu).toList();
        Map<String, Integer> types = new TreeMap<>();
        gpus.forEach(gpu -> gpu.type().ifPresent(type -> types.merge(type, gpu.count(), Integer::sum)));
        return Answer.Told.of(gpus.stream().mapToInt(Gres::count).sum(), types, files);
    }
}
