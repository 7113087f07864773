package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The programs on a node beside nvidia-smi: what they say of the machine, and slurmd of its configuration. */
final class NodeTools {
    private static final int NOT_FOUND = 127;
    private static final int SOCKETS = 2;
    private static final int BOOT_ORDER = 12;

    private final World world;
    private final SimNode node;

    NodeTools(World world, SimNode node) {
        this.world = world;
        this.node = node;
    }

    Answer run(String program, List<String> words) {
        return switch (program) {
            case "lspci" -> Answer.of(lspci());
            case "ls" -> Answer.of(devices());
            case "lscpu" -> Answer.of(words.isEmpty() ? lscpu() : processors());
            case "find" -> Answer.of(iommuGroups());
            case "slurmd" -> slurmd(words);
            case "sh" ->
                GatherAnswers.script(words)
                        .map(script -> new GatherAnswers(world).onNode(script, words, node))
                        .orElseGet(() -> Answer.failed("sh: the demo cluster is no shell, and knows this script not"));
            case "cat" -> new NodeConfiguration(world).cat(words.getLast());
            case "hostname" -> Answer.of(node.name + "\n");
            case "nvidia-smi" -> new NvidiaSmi(world, node).run(words);
            default -> new Answer(NOT_FOUND, "", "bash: line 1: " + program + ": command not found\n");
        };
    }

    private List<GpuState> gpus() {
        return IntStream.range(0, node.kind.gpus())
                .mapToObj(index -> GpuState.of(world, node, index))
                .toList();
    }

    /** GPUs, the network card, and the bridge to all. */
    private String lspci() {
        var lines = new ArrayList<String>();
        lines.add("0000:00:00.0 Host bridge [0600]: Intel Corporation Ice Lake Memory Map/VT-d [8086:09a2] (rev 04)");
        gpus().forEach(gpu -> lines.add(
                gpu.pciAddress() + " 3D controller [0302]: NVIDIA Corporation " + gpu.pciName() + " (rev a1)"));
        lines.add("0000:d8:00.0 Infiniband controller [0207]: Mellanox Technologies MT2910 Family [ConnectX-7]"
                + " [15b3:1021]");
        return lines(lines);
    }

    private String iommuGroups() {
        var addresses =
                new ArrayList<>(gpus().stream().map(GpuState::pciAddress).toList());
        addresses.add("0000:d8:00.0");
        return lines(IntStream.range(0, addresses.size())
                .mapToObj(i -> "/sys/kernel/iommu_groups/" + (BOOT_ORDER + i) + "/devices/" + addresses.get(i))
                .toList());
    }

    private String devices() {
        var lines = new ArrayList<String>();
        lines.add("total 0");
        lines.add(device("1,   3", "null"));
        IntStream.range(0, node.kind.gpus()).forEach(i -> lines.add(device("195,   " + i, "nvidia" + i)));
        lines.add(device("195, 255", "nvidiactl"));
        lines.add(device("195, 254", "nvidia-modeset"));
        lines.add(device("511,   0", "nvidia-uvm"));
        return lines(lines);
    }

    private static String device(String numbers, String name) {
        return "crw-rw-rw- 1 root root    " + numbers + " Nov 17 06:12 " + name;
    }

    private String lscpu() {
        return lines(List.of(
                "Architecture:                       x86_64",
                "CPU(s):                             " + node.kind.cpus(),
                "Model name:                         Intel(R) Xeon(R) Platinum 8480C",
                "Thread(s) per core:                 1",
                "Core(s) per socket:                 " + node.kind.cpus() / SOCKETS,
                "Socket(s):                          " + SOCKETS,
                "NUMA node(s):                       " + SOCKETS));
    }

    private String processors() {
        int perSocket = node.kind.cpus() / SOCKETS;
        return "# CPU,Core,Socket\n"
                + lines(IntStream.range(0, node.kind.cpus())
                        .mapToObj(cpu -> cpu + "," + cpu + "," + cpu / perSocket)
                        .toList());
    }

    private Answer slurmd(List<String> words) {
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "-C" -> Answer.of(hardware());
            case "-G" -> new Answer(0, "", resources());
            default -> new Answer(1, "", "slurmd: the demo cluster's slurmd is asked with -C or -G only\n");
        };
    }

    private String hardware() {
        String product = gpus().stream()
                .findFirst()
                .map(gpu -> gpu.value("name").toLowerCase(Locale.ROOT).replace(' ', '_'))
                .orElse("gpu");
        String gres = product + ":" + node.kind.gpus();
        return "NodeName=" + node.name + " CPUs=" + node.kind.cpus() + " Boards=1 SocketsPerBoard=" + SOCKETS
                + " CoresPerSocket=" + node.kind.cpus() / SOCKETS + " ThreadsPerCore=1 RealMemory="
                + node.foundMemoryMb() + " Gres=gpu:" + gres + "\nFound gpu:" + gres
                + " with Autodetect=nvidia (Substring of gpu name may be used instead)\nUpTime=6-11:02:45\n";
    }

    private String resources() {
        return NodeConfiguration.Bank.of(node.kind).stream()
                .map(bank -> "slurmd: Gres Name=gpu Type=" + node.kind.gpuType() + " Count=" + bank.count()
                        + " Index=0 ID=7696487 File=" + bank.files() + " Cores=" + bank.cores() + " CoreCnt="
                        + node.kind.cpus()
                        + " Links=(null) Flags=HAS_FILE,HAS_TYPE,ENV_NVML,ENV_RSMI,ENV_ONEAPI,ENV_OPENCL,ENV_DEFAULT\n")
                .collect(Collectors.joining());
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
