package trainyard.core.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.core.plan.ComputeNode.Gpus;
import trainyard.core.plan.ComputeNode.Mig;
import trainyard.core.slurm.Hostlist;

/** GPUs of one type, as gres.conf and the node's line say them: the same types and counts on both sides. */
final class GpuGres {
    // Minor numbers of /dev/nvidia-caps, as the driver hands them out (/proc/driver/nvidia-caps/mig-minors): three
    // before the first GPU, then for each of a GPU's 15 possible instances one for itself and 8 for what it holds. The
    // counts follow from the listing in NVIDIA's MIG User Guide, "Device Nodes and Capabilities", which promises no
    // formula; its GPU numbers are those of the device files, and not nvidia-smi's indices.
    private static final int FIRST_CAP = 3;
    private static final int CAPS_OF_INSTANCE = 9;
    private static final int CAPS_OF_GPU = 15 * CAPS_OF_INSTANCE;

    private GpuGres() {}

    /** gres.conf's lines. */
    static List<List<String>> lines(Gpus gpus) {
        // Files or detection, never both: with AutoDetect a File that differs from what is found drains the node.
        if (gpus.autodetect().isPresent()) {
            return List.of(
                    line(gpus, type(gpus), "AutoDetect=" + gpus.autodetect().orElseThrow()));
        }
        var lines = new ArrayList<List<String>>();
        List<String> files = gpus.eachFile();
        Set<String> cut = gpus.mig().stream()
                .flatMap(mig -> gpus.file(mig.gpu()).stream())
                .collect(Collectors.toSet());
        if (gpus.links().isEmpty()) {
            List<String> whole =
                    files.stream().filter(file -> !cut.contains(file)).toList();
            if (cut.isEmpty()) {
                lines.add(line(gpus, type(gpus), "File=" + gpus.files().orElse("")));
            } else if (!whole.isEmpty()) {
                lines.add(line(gpus, type(gpus), "File=" + Hostlist.fold(whole)));
            }
        } else {
            // Links belong to one device each.
            for (int i = 0; i < files.size(); i++) {
                if (!cut.contains(files.get(i))) {
                    var line = new ArrayList<>(line(gpus, type(gpus), "File=" + files.get(i)));
                    line.add("Links=" + gpus.links().get(i));
                    lines.add(line);
                }
            }
        }
        gpus.mig()
                .forEach(mig -> mig.instances()
                        .forEach(instance ->
                                lines.add(line(gpus, type(gpus, mig), "MultipleFiles=" + files(gpus, mig, instance)))));
        return lines;
    }

    /** What the node's line has under Gres. */
    static List<String> onNode(Gpus gpus) {
        var counts = new LinkedHashMap<String, Integer>();
        int whole = gpus.count()
                - (int) gpus.mig().stream().map(Mig::gpu).distinct().count();
        if (whole > 0) {
            counts.put(type(gpus), whole);
        }
        gpus.mig().forEach(mig -> counts.merge(type(gpus, mig), mig.instances().size(), Integer::sum));
        return counts.entrySet().stream()
                .map(type -> "gpu:" + (type.getKey().isEmpty() ? "" : type.getKey() + ":") + type.getValue())
                .toList();
    }

    private static List<String> line(Gpus gpus, String type, String where) {
        var line = new ArrayList<String>();
        line.add("Name=gpu");
        if (!type.isEmpty()) {
            line.add("Type=" + type);
        }
        line.add(where);
        gpus.cores().ifPresent(cores -> line.add("Cores=" + cores));
        return List.copyOf(line);
    }

    private static String type(Gpus gpus) {
        return gpus.type().orElse("");
    }

    /** Behind the GPU's type, because Slurm takes what begins with a digit for a count. */
    private static String type(Gpus gpus, Mig mig) {
        return gpus.type().orElse("mig") + "_" + mig.profile();
    }

    /** A job opens the GPU itself, its instance, and the one compute instance that fills it. */
    private static String files(Gpus gpus, Mig mig, int instance) {
        int cap = cap(mig.gpu(), instance);
        return String.join(
                ",",
                gpus.file(mig.gpu()).orElse("/dev/nvidia" + mig.gpu()),
                "/dev/nvidia-caps/nvidia-cap" + cap,
                "/dev/nvidia-caps/nvidia-cap" + (cap + 1));
    }

    /**
     * The minor number of a GPU instance; that of its compute instance n is n + 1 higher.
     *
     * @param gpu the number of the GPU's device file
     * @param instance as nvidia-smi numbers GPU instances
     */
    static int cap(int gpu, int instance) {
        return FIRST_CAP + gpu * CAPS_OF_GPU + instance * CAPS_OF_INSTANCE;
    }
}
