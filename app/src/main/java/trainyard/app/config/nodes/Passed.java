package trainyard.app.config.nodes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import trainyard.core.plan.PciDevice;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.PlanEdit;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.plan.edit.Step;

/**
 * The devices of the physical machine that one node gets.
 *
 * @param others names of the other nodes on the same physical machine that have a device, by its address
 */
record Passed(PlanView.Node node, List<Row> rows, Map<String, List<String>> others) {
    /**
     * @param index in the plan's list
     * @param companion the function beside it that must come along and does not
     * @param remark what is wrong with it; empty where nothing is
     */
    record Row(int index, PciDevice device, Optional<PciDevice> companion, String remark) {}

    static Passed of(PlanView plan, PlanView.Node node) {
        Map<String, List<String>> others = new HashMap<>();
        Optional<String> host = node.values().text("host");
        plan.listed().stream()
                .filter(other -> other.index() != node.index())
                .filter(other -> other.values().text("host").equals(host) && isOn(other))
                .forEach(other -> devices(other)
                        .forEach(device -> others.computeIfAbsent(key(device.address()), at -> new ArrayList<>())
                                .add(other.name())));
        List<PciDevice> own = devices(node);
        var rows = new ArrayList<Row>();
        for (PciDevice device : own) {
            Optional<PciDevice> missing = companion(device)
                    .filter(beside -> own.stream()
                            .noneMatch(other -> other.slot().equals(device.slot())
                                    && !key(other.address()).equals(key(device.address()))));
            rows.add(new Row(
                    rows.size(),
                    device,
                    missing,
                    remark(device, missing, others.getOrDefault(key(device.address()), List.of()))));
        }
        return new Passed(node, List.copyOf(rows), others);
    }

    private static String remark(PciDevice device, Optional<PciDevice> missing, List<String> others) {
        var remarks = new ArrayList<String>();
        if (!others.isEmpty()) {
            remarks.add("Also passed to " + String.join(", ", others));
        }
        missing.ifPresent(beside -> remarks.add("Its audio function " + beside.address() + " must come along"));
        if (device.iommuGroup().isEmpty()) {
            remarks.add("IOMMU group not known");
        }
        return String.join("; ", remarks);
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** The audio function of a GPU that has one. */
    static Optional<PciDevice> companion(PciDevice gpu) {
        return gpu.isWorkstationGpu() ? Optional.of(audio(gpu)) : Optional.empty();
    }

    static PciDevice audio(PciDevice gpu) {
        return new PciDevice(gpu.slot() + ".1", "audio", gpu.vendorId(), Optional.empty(), gpu.iommuGroup());
    }

    private static Optional<Data> passthrough(PlanView.Node node) {
        return node.values().get("pcie_passthrough");
    }

    /** Whether the devices are passed through: the plan's {@code enabled}. */
    boolean isOn() {
        return isOn(node);
    }

    private static boolean isOn(PlanView.Node node) {
        return passthrough(node)
                .flatMap(now -> now.at(PlanPath.of("enabled")))
                .flatMap(Data::asText)
                .filter(on -> on.matches("(?i)true|yes|on|y"))
                .isPresent();
    }

    private static List<PciDevice> devices(PlanView.Node node) {
        if (!(passthrough(node).flatMap(now -> now.at(PlanPath.of("devices"))).orElse(Data.nothing())
                instanceof Data.Items(var values))) {
            return List.of();
        }
        return values.stream()
                .map(value -> value instanceof Data.Mapping device ? device : Data.NO_ENTRIES)
                .map(device -> new PciDevice(
                        device.text("pci_address").orElse(""),
                        device.text("device_type").orElse("other"),
                        device.text("vendor_id"),
                        device.text("device_id"),
                        device.text("iommu_group")
                                .filter(group -> group.matches("\\d{1,6}"))
                                .map(Integer::valueOf)))
                .toList();
    }

    private PlanPath path() {
        return node.path().key("pcie_passthrough");
    }

    Edit turn(boolean on) {
        return new Edit.Several(
                (on ? "Pass devices to " : "Pass no devices to ") + node.name(),
                List.of(new PlanEdit.Put(path().key("enabled"), Data.truth(on))));
    }

    /** Devices added in this order; the first ones switch passing through on. */
    Edit add(List<PciDevice> devices) {
        List<Data> items = devices.stream().<Data>map(Passed::data).toList();
        String title = "Pass " + devices.getFirst().address()
                + (devices.size() > 1 ? " and " + devices.getLast().address() : "") + " to " + node.name();
        if (rows.isEmpty()) {
            var edits = new ArrayList<Edit>();
            if (passthrough(node).filter(Data.Mapping.class::isInstance).isEmpty()) {
                edits.add(new PlanEdit.Put(
                        path(), Data.mapping("enabled", Data.truth(true)).with("devices", new Data.Items(items))));
            } else {
                edits.add(new PlanEdit.Put(path().key("enabled"), Data.truth(true)));
                edits.add(new PlanEdit.Put(path().key("devices"), new Data.Items(items)));
            }
            return new Edit.Several(title, edits);
        }
        return new Edit.Several(title, List.of(new Step.InsertItems(path().key("devices"), rows.size(), items)));
    }

    Edit remove(List<Row> gone) {
        String title = "Take "
                + String.join(
                        ", ", gone.stream().map(row -> row.device().address()).toList()) + " from " + node.name();
        return new Edit.Several(
                title,
                List.of(
                        gone.size() == rows.size()
                                ? new PlanEdit.Unset(path())
                                : new Step.RemoveItems(
                                        path().key("devices"),
                                        gone.stream().map(Row::index).toList())));
    }

    private static Data.Mapping data(PciDevice device) {
        Data.Mapping made =
                Data.mapping("pci_address", Data.text(device.address())).with("device_type", Data.text(device.type()));
        if (device.vendorId().isPresent()) {
            made = made.with("vendor_id", Data.text(device.vendorId().get()));
        }
        if (device.deviceId().isPresent()) {
            made = made.with("device_id", Data.text(device.deviceId().get()));
        }
        return device.iommuGroup().isPresent()
                ? made.with("iommu_group", Data.number(device.iommuGroup().get()))
                : made;
    }
}
