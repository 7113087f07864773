package trainyard.core.plan;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A PCI device of the physical machine that is passed through to a virtual one. */
public record PciDevice(
        String address,
        String type,
        Optional<String> vendorId,
        Optional<String> deviceId,
        Optional<Integer> iommuGroup) {
    /** NVIDIA's data-centre and workstation GPUs by PCI device id, from the public PCI id list. */
    private static final Map<String, String> GPU_NAMES = Map.ofEntries(
            Map.entry("1db4", "v100"),
            Map.entry("1db5", "v100"),
            Map.entry("1db6", "v100"),
            Map.entry("1eb8", "t4"),
            Map.entry("20b0", "a100"),
            Map.entry("20b2", "a100"),
            Map.entry("20b5", "a100"),
            Map.entry("20f1", "a100"),
            Map.entry("2204", "rtx3090"),
            Map.entry("2230", "rtxa6000"),
            Map.entry("2235", "a40"),
            Map.entry("2236", "a10"),
            Map.entry("2321", "h100"),
            Map.entry("2324", "h800"),
            Map.entry("2330", "h100"),
            Map.entry("2331", "h100"),
            Map.entry("2335", "h200"),
            Map.entry("2342", "gh200"),
            Map.entry("2684", "rtx4090"),
            Map.entry("26b1", "rtx6000ada"),
            Map.entry("26b5", "l40"),
            Map.entry("26b9", "l40s"),
            Map.entry("2704", "rtx4080"),
            Map.entry("27b8", "l4"),
            Map.entry("2805", "rtx4060ti"),
            Map.entry("2901", "b200"),
            Map.entry("2b85", "rtx5090"));

    public boolean isGpu() {
        return type.equals("gpu");
    }

    /** Whether it has an audio function beside it, as GPUs for workstations have and those for servers have not. */
    public boolean isWorkstationGpu() {
        return isGpu()
                && vendorId.filter("10de"::equalsIgnoreCase).isPresent()
                && gresType().filter(type -> type.startsWith("rtx")).isPresent();
    }

    /** The slot that its functions share: {@code 0000:01:00} of {@code 0000:01:00.0}. */
    public String slot() {
        return address.replaceFirst("\\.[0-7]$", "").toLowerCase(Locale.ROOT);
    }

    /**
     * A GRES type for this GPU: the product's name, or the device id behind a letter where the product is not known.
     * Never the bare id, since Slurm takes {@code gpu:2684} for a count of 2,684.
     */
    public Optional<String> gresType() {
        return deviceId.map(id -> id.toLowerCase(Locale.ROOT)).map(id -> GPU_NAMES.getOrDefault(id, "gpu_" + id));
    }
}
