package trainyard.core.truth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What {@code ls -l /dev} tells of NVIDIA's device files. */
final class DeviceFiles {
    private static final Pattern ENTRY = Pattern.compile("(?<mode>\\S{10}\\S?)\\s.*\\s(?<name>nvidia\\S*)");
    private static final Pattern GPU = Pattern.compile("nvidia(\\d{1,4})");

    private DeviceFiles() {}

    static Answer answer(Output.Text said) {
        var files = new ArrayList<String>();
        var others = new ArrayList<String>();
        var notes = new ArrayList<String>();
        said.text().lines().forEach(line -> {
            var match = ENTRY.matcher(line.strip());
            if (!match.matches()) {
                return;
            }
            String name = match.group("name");
            if (!GPU.matcher(name).matches()) {
                others.add(name);
            } else if (match.group("mode").startsWith("c")) {
                files.add("/dev/" + name);
            } else {
                notes.add("/dev/" + name + " is no character device; slurmd refuses it.");
            }
        });
        if (!said.ok() && files.isEmpty()) {
            return new Answer.Missing("/dev cannot be listed: " + said.errors().strip() + ".");
        }
        if (!files.isEmpty() && !others.contains("nvidiactl")) {
            notes.add("/dev/nvidiactl is missing: no program can reach the driver through these files.");
        }
        files.sort(Comparator.comparingInt(DeviceFiles::number));
        return Answer.Told.of(files.size(), Map.of(), files).with(notes);
    }

    /** The files of GPUs themselves, each once: a MIG instance has its GPU's file, and two for its rights on it. */
    static List<String> ofGpus(Collection<String> files) {
        return files.stream()
                .filter(file -> !file.startsWith("/dev/nvidia-caps/"))
                .distinct()
                .toList();
    }

    private static int number(String file) {
        return Integer.parseInt(file.replaceFirst("\\D+", ""));
    }
}
