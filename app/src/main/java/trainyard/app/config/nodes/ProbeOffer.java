package trainyard.app.config.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.plan.edit.AtOnce;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.PlanEdit;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.truth.Probe;

/**
 * One value that a machine tells of itself, beside the plan's.
 *
 * @param key of the node in the plan
 * @param planned as a person reads it; empty where the plan has none
 * @param offered the same
 */
record ProbeOffer(String key, String title, String planned, String offered, String reason, Data value) {
    /** All that the machine tells of what the plan has keys for. */
    static List<ProbeOffer> of(Probe probe, PlanView.Node node) {
        var offers = new ArrayList<ProbeOffer>();
        for (Probe.Value value : probe.values()) {
            offers.add(new ProbeOffer(
                    value.key(),
                    value.key(),
                    node.values().text(value.key()).orElse(""),
                    Integer.toString(value.value()),
                    value.reason(),
                    Data.number(value.value())));
        }
        if (!probe.gpus().isEmpty()) {
            Data gpus = gpus(probe.gpus());
            offers.add(new ProbeOffer(
                    "gpus",
                    "gpus",
                    node.values().get("gpus").map(Data::shown).orElse(""),
                    gpus.shown(),
                    probe.gpus().getFirst().reason(),
                    gpus));
        }
        if (!probe.devices().isEmpty()) {
            Data devices = new Data.Items(
                    probe.devices().stream().<Data>map(ProbeOffer::device).toList());
            offers.add(new ProbeOffer(
                    "pcie_passthrough",
                    "pcie_passthrough",
                    node.values().get("pcie_passthrough").map(Data::shown).orElse(""),
                    devices.shown(),
                    "lspci and the kernel's IOMMU groups; not switched on until you say so",
                    Data.mapping("enabled", Data.truth(false)).with("devices", devices)));
        }
        return List.copyOf(offers);
    }

    /** Whether the plan says something else. */
    boolean isDifferent() {
        return !planned.equals(offered) && !(key.equals("pcie_passthrough") && planned.contains(offered));
    }

    /** Whether it is taken unless the user says otherwise: a plan's own list of devices is not written over by itself. */
    boolean isTakenByItself() {
        return isDifferent() && !(key.equals("pcie_passthrough") && !planned.isEmpty());
    }

    static Edit take(PlanView.Node node, List<ProbeOffer> chosen) {
        return new AtOnce(
                "Take " + chosen.size() + (chosen.size() == 1 ? " value" : " values") + " read from " + node.name(),
                chosen.stream()
                        .<Edit>map(offer -> new PlanEdit.Put(node.path().key(offer.key()), offer.value()))
                        .toList());
    }

    private static Data gpus(List<Probe.Gpus> groups) {
        List<Data> all = groups.stream().<Data>map(ProbeOffer::group).toList();
        return all.size() == 1 ? all.getFirst() : new Data.Items(all);
    }

    private static Data.Mapping group(Probe.Gpus gpus) {
        Data.Mapping made = Data.mapping("type", Data.text(gpus.type())).with("count", Data.number(gpus.count()));
        if (gpus.files().isPresent()) {
            made = made.with("files", Data.text(gpus.files().get()));
        }
        if (gpus.cores().isPresent()) {
            made = made.with("cores", Data.text(gpus.cores().get()));
        }
        return gpus.links().isEmpty() ? made : made.with("links", Data.texts(gpus.links()));
    }

    private static Data.Mapping device(Probe.Device device) {
        Data.Mapping made = Data.mapping("pci_address", Data.text(device.address()))
                .with("device_type", Data.text(device.type()))
                .with("vendor_id", Data.text(device.vendorId()))
                .with("device_id", Data.text(device.deviceId()));
        Optional<Integer> group = device.iommuGroup();
        return group.isPresent() ? made.with("iommu_group", Data.number(group.get())) : made;
    }
}
