package trainyard.core.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import trainyard.core.conf.ConfLine;
import trainyard.core.slurm.Hostlist;

/** The GPUs of a node by the lines of gres.conf(5). */
final class GresConf {
    private GresConf() {}

    static Answer answer(List<ConfLine> lines, String node) {
        var files = new ArrayList<String>();
        Map<String, Integer> types = new TreeMap<>();
        String detection = "off";
        int count = 0;
        for (ConfLine line : lines) {
            if (!isFor(line, node)) {
                continue;
            }
            detection = line.value("AutoDetect").orElse(detection);
            if (!line.value("Name").orElse("").equalsIgnoreCase("gpu")) {
                continue;
            }
            List<String> own = files(line, "File");
            int number = line.value("Count").map(GresConf::number).orElse(Math.max(1, own.size()));
            count += number;
            line.value("Type").ifPresent(type -> types.merge(type, number, Integer::sum));
            files.addAll(own);
            files.addAll(files(line, "MultipleFiles"));
        }
        if (count == 0 && !detection.equalsIgnoreCase("off")) {
            return new Answer.Missing(
                    "gres.conf lists no GPU of " + node + " and leaves them to AutoDetect=" + detection + ".");
        }
        return Answer.Told.of(count, types, DeviceFiles.ofGpus(files));
    }

    private static boolean isFor(ConfLine line, String node) {
        return !line.settings().isEmpty()
                && line.value("NodeName")
                        .map(hosts -> NodeLines.names(hosts, node))
                        .orElse(true);
    }

    /** With MultipleFiles all files of a line are one GPU, or one MIG instance. */
    private static List<String> files(ConfLine line, String key) {
        try {
            return line.value(key).map(Hostlist::expand).orElse(List.of());
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static int number(String count) {
        return count.matches("\\d{1,9}") ? Integer.parseInt(count) : 0;
    }
}
