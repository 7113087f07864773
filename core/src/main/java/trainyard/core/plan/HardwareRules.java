package trainyard.core.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.core.slurm.MigProfiles;

/** What a plan says of devices that cannot be, whatever Slurm makes of it. */
final class HardwareRules {
    private final Plan plan;
    private final Function<String, Position> at;
    private final List<Problem> problems = new ArrayList<>();

    HardwareRules(Plan plan, Function<String, Position> at) {
        this.plan = plan;
        this.at = at;
    }

    List<Problem> problems() {
        var seen = new HashMap<String, String>();
        for (ComputeNode node : plan.nodes()) {
            for (int i = 0; i < node.passthrough().size(); i++) {
                String path = node.path() + ".pcie_passthrough.devices[" + i + "].pci_address";
                PciDevice device = node.passthrough().get(i);
                twice(device, node.host().orElse(""), path, seen);
                companion(device, node, path);
            }
            node.gpus().forEach(gpus -> mig(gpus, node));
        }
        return problems;
    }

    private void twice(PciDevice device, String host, String path, Map<String, String> seen) {
        String before = seen.putIfAbsent(host + "/" + device.address().toLowerCase(Locale.ROOT), path);
        if (before != null) {
            String where = host.isEmpty() ? "on this host" : "on host " + host;
            problems.add(new Problem(
                    "passthrough-twice",
                    Problem.Severity.ERROR,
                    at.apply(path),
                    "the device " + device.address() + " is passed through already in line "
                            + at.apply(before).line() + " " + where,
                    "pass another device, or say host: where the machines stand on different ones",
                    Optional.empty()));
        }
    }

    /** Functions of a device lie in one IOMMU group, and a group goes to one machine as a whole or not at all. */
    private void companion(PciDevice device, ComputeNode node, String path) {
        if (device.isWorkstationGpu()
                && node.passthrough().stream()
                        .noneMatch(other -> other.slot().equals(device.slot())
                                && !other.address().equalsIgnoreCase(device.address()))) {
            problems.add(new Problem(
                    "companion-function",
                    Problem.Severity.WARNING,
                    at.apply(path),
                    "the GPU " + device.address() + " goes without its audio function: vfio refuses a part of an IOMMU"
                            + " group",
                    "add the device " + device.slot() + ".1 with device_type: audio",
                    Optional.of(audio(node, device))));
        }
    }

    private static Change audio(ComputeNode node, PciDevice device) {
        var item = new LinkedHashMap<String, String>();
        item.put("pci_address", device.slot() + ".1");
        item.put("device_type", "audio");
        return new Change.Append(node.path() + ".pcie_passthrough.devices", item);
    }

    private void mig(ComputeNode.Gpus gpus, ComputeNode node) {
        if (gpus.mig().isEmpty()) {
            return;
        }
        List<MigProfiles.Board> boards =
                gpus.type().map(MigProfiles.shipped()::boards).orElse(List.of());
        gpus.mig().stream()
                .collect(Collectors.groupingBy(
                        ComputeNode.Mig::gpu,
                        TreeMap::new,
                        Collectors.flatMapping(HardwareRules::each, Collectors.toList())))
                .forEach((gpu, profiles) -> mig(boards, gpu, profiles, node));
    }

    private static Stream<String> each(ComputeNode.Mig mig) {
        return Collections.nCopies(Math.max(1, mig.instances().size()), mig.profile()).stream();
    }

    /** A type may stand for several boards: a cut is wrong where it fits none of them. */
    private void mig(List<MigProfiles.Board> boards, int gpu, List<String> profiles, ComputeNode node) {
        List<Optional<String>> misfits = boards.stream()
                .map(board -> MigProfiles.misfit(board, profiles))
                .toList();
        if (!misfits.isEmpty() && misfits.stream().allMatch(Optional::isPresent)) {
            problems.add(new Problem(
                    "mig-profile",
                    Problem.Severity.ERROR,
                    at.apply(node.path() + ".gpus"),
                    "GPU " + gpu + ": " + misfits.getLast().orElseThrow(),
                    "choose profiles that fit beside each other; nvidia-smi mig -lgipp lists them",
                    Optional.empty()));
        }
    }
}
