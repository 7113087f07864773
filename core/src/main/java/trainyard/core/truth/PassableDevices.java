package trainyard.core.truth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The devices of a physical machine that can be passed through: GPUs and fast network cards, each followed by its
 * companions, which are the other functions of its card and whatever shares its IOMMU group but for bridges.
 */
final class PassableDevices {
    private static final Pattern GROUP = Pattern.compile(".*/iommu_groups/(\\d{1,6})/devices/(\\S+)");

    private final List<Lspci.Device> all;
    private final Map<String, Integer> groups;

    private PassableDevices(List<Lspci.Device> all, Map<String, Integer> groups) {
        this.all = all;
        this.groups = groups;
    }

    /** @param links what {@code find /sys/kernel/iommu_groups -type l} printed */
    static List<Probe.Device> of(Lspci lspci, String links) {
        Map<String, Integer> groups = new LinkedHashMap<>();
        links.lines().forEach(line -> {
            var match = GROUP.matcher(line);
            if (match.matches()) {
                groups.put(Lspci.address(match.group(2)), Integer.parseInt(match.group(1)));
            }
        });
        return new PassableDevices(lspci.devices(), groups).devices();
    }

    private List<Probe.Device> devices() {
        var chosen = new LinkedHashMap<String, Probe.Device>();
        for (Lspci.Device device : all) {
            if (device.isGpu() || device.isFabric()) {
                chosen.putIfAbsent(device.address(), device(device, device.name()));
                all.stream()
                        .filter(other -> goesWith(other, device))
                        .forEach(other -> chosen.putIfAbsent(other.address(), device(other, why(other, device))));
            }
        }
        return List.copyOf(chosen.values());
    }

    private boolean goesWith(Lspci.Device other, Lspci.Device device) {
        return !other.isBridge()
                && !other.address().equals(device.address())
                && (other.slot().equals(device.slot())
                        || groups.containsKey(device.address())
                                && groups.get(device.address()).equals(groups.get(other.address())));
    }

    private static String why(Lspci.Device other, Lspci.Device device) {
        return other.slot().equals(device.slot())
                ? "a function of the same card as " + device.address()
                : "in the same IOMMU group as " + device.address();
    }

    private Probe.Device device(Lspci.Device device, String reason) {
        return new Probe.Device(
                device.address(),
                device.planType(),
                device.vendor(),
                device.id(),
                Optional.ofNullable(groups.get(device.address())),
                reason);
    }
}
