package trainyard.core.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A probe as an item of {@code compute_nodes}, for a person to paste. */
final class ProbeYaml {
    private ProbeYaml() {}

    static List<String> lines(Probe probe) {
        var lines = new ArrayList<String>();
        probe.notes().forEach(note -> lines.add("# " + note));
        lines.add("- name: " + probe.node());
        probe.values().forEach(value -> lines.add("  " + value.key() + ": " + value.value() + "  # " + value.reason()));
        if (!probe.gpus().isEmpty()) {
            lines.add("  gpus:");
            probe.gpus().forEach(gpus -> gpus(gpus, lines));
        }
        if (!probe.devices().isEmpty()) {
            lines.add("  pcie_passthrough:");
            lines.add("    enabled: false  # true gives them to a virtual machine and takes them from this one");
            lines.add("    devices:");
            probe.devices().forEach(device -> lines.add("      - " + fields(device) + "  # " + device.reason()));
        }
        return List.copyOf(lines);
    }

    private static void gpus(Probe.Gpus gpus, List<String> lines) {
        lines.add("    - type: " + gpus.type() + "  # " + gpus.reason());
        lines.add("      count: " + gpus.count());
        gpus.files().ifPresent(files -> lines.add("      files: \"" + files + "\""));
        gpus.cores().ifPresent(cores -> lines.add("      cores: \"" + cores + "\""));
        if (!gpus.links().isEmpty()) {
            lines.add("      links: ["
                    + gpus.links().stream().map(row -> "\"" + row + "\"").collect(Collectors.joining(", ")) + "]");
        }
    }

    private static String fields(Probe.Device device) {
        return "{pci_address: \"" + device.address() + "\", device_type: " + device.type() + ", vendor_id: \""
                + device.vendorId() + "\", device_id: \"" + device.deviceId() + "\""
                + device.iommuGroup().map(group -> ", iommu_group: " + group).orElse("") + "}";
    }
}
