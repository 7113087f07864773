package trainyard.app.config.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.PciDevice;

/**
 * One GPU in the picture of a node.
 *
 * @param group the place of its group in the node's {@code gpus}
 * @param number of its device file; its place where Slurm detects it
 * @param file empty where Slurm detects it
 * @param address where it is passed through
 * @param cut profiles of its instances, such as {@code 3g.20gb}; none where it stays whole
 */
record GpuTile(int group, int number, String type, Optional<String> file, Optional<String> address, List<String> cut) {

    /** The GPUs of a node, in the order of its groups. */
    static List<GpuTile> of(ComputeNode node) {
        List<String> addresses = node.passthrough().stream()
                .filter(PciDevice::isGpu)
                .map(PciDevice::address)
                .toList();
        var tiles = new ArrayList<GpuTile>();
        for (int group = 0; group < node.gpus().size(); group++) {
            ComputeNode.Gpus gpus = node.gpus().get(group);
            List<String> files = gpus.eachFile();
            for (int i = 0; i < Math.max(gpus.count(), files.size()); i++) {
                int place = tiles.size();
                Optional<String> file = i < files.size() ? Optional.of(files.get(i)) : Optional.empty();
                int number = file.map(GpuTile::number).orElse(place);
                tiles.add(new GpuTile(
                        group,
                        number,
                        gpus.type().orElse("gpu"),
                        file,
                        place < addresses.size() ? Optional.of(addresses.get(place)) : Optional.empty(),
                        cut(gpus, number)));
            }
        }
        return List.copyOf(tiles);
    }

    private static int number(String file) {
        String digits = file.replaceFirst(".*\\D", "");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    private static List<String> cut(ComputeNode.Gpus gpus, int number) {
        return gpus.mig().stream()
                .filter(mig -> mig.gpu() == number)
                .flatMap(mig -> mig.instances().stream().map(instance -> mig.profile()))
                .toList();
    }
}
