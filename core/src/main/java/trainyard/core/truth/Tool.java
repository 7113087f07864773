package trainyard.core.truth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The programs that are run on a node. Each reads, and changes nothing. */
enum Tool {
    LSPCI("it is in the package pciutils", 20, "lspci", "-Dnn"),
    /** All of /dev, since a pattern would need a shell; from it only what is NVIDIA's is read. */
    DEVICE_FILES("", 20, "ls", "-l", "/dev"),
    SMI_LIST("no NVIDIA driver is installed there", 20, "nvidia-smi", "-L"),
    SMI_ADDRESSES(
            "no NVIDIA driver is installed there",
            20,
            "nvidia-smi",
            "--query-gpu=index,pci.bus_id",
            "--format=csv,noheader"),
    SMI_TOPOLOGY("no NVIDIA driver is installed there", 20, "nvidia-smi", "topo", "-m"),
    SLURMD_C("slurmd is not installed there", 30, "slurmd", "-C"),
    /** With a device file that is not there slurmd waits for it for 19 seconds. */
    SLURMD_G("slurmd is not installed there", 40, "slurmd", "-G"),
    LSCPU("it is in the package util-linux", 20, "lscpu"),
    LSCPU_TABLE("it is in the package util-linux", 20, "lscpu", "-p=CPU,CORE,SOCKET"),
    IOMMU_GROUPS("", 20, "find", "/sys/kernel/iommu_groups", "-type", "l");

    /** A login without terminal often has no sbin, where slurmd and at times lspci are. */
    private static final String PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
            + ":/opt/slurm/sbin:/opt/slurm/bin:/usr/local/slurm/sbin:/usr/local/slurm/bin";

    private final String whenAbsent;
    private final Duration patience;
    private final List<String> words;

    Tool(String whenAbsent, int seconds, String... words) {
        this.whenAbsent = whenAbsent;
        this.patience = Duration.ofSeconds(seconds);
        this.words = List.of(words);
    }

    String program() {
        return words.getFirst();
    }

    /** As a person would name it. */
    String title() {
        return String.join(" ", words);
    }

    Duration patience() {
        return patience;
    }

    List<String> words() {
        return plain(words);
    }

    /** A command in English and with the folders of programs that an admin has. */
    static List<String> plain(List<String> words) {
        var all = new ArrayList<>(List.of("env", "LC_ALL=C", PATH));
        all.addAll(words);
        return List.copyOf(all);
    }

    String absent(String node) {
        return node + " has no " + program() + (whenAbsent.isEmpty() ? "." : ": " + whenAbsent + ".");
    }
}
