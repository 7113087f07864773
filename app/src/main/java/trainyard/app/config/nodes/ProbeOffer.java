package trainyard.app.config.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.core.plan.edit.AtOnce;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.PlanEdit;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.truth.Probe;

/**
 * One value that a machine tells of itself, beside the plan's.
 *
 * @param key of the node in the plan
 * @param planned empty where the plan has none
 */
record ProbeOffer(String key, String reason, Optional<Data> planned, Data offered) {
    private static final String GPUS = "gpus";
    private static final String DEVICES = "pcie_passthrough";

    /** All that the machine tells of what the plan has keys for. */
    static List<ProbeOffer> of(Probe probe, PlanView.Node node) {
        var offers = new ArrayList<ProbeOffer>();
        for (Probe.Value value : probe.values()) {
            offers.add(of(value.key(), value.reason(), node, Data.number(value.value())));
        }
        if (!probe.gpus().isEmpty()) {
            offers.add(of(GPUS, probe.gpus().getFirst().reason(), node, gpus(probe.gpus())));
        }
        if (!probe.devices().isEmpty()) {
            Data devices = new Data.Items(
                    probe.devices().stream().<Data>map(ProbeOffer::device).toList());
            offers.add(of(
                    DEVICES,
                    "lspci and the kernel's IOMMU groups; listed only: passing them through is switched on there",
                    node,
                    node.values()
                            .get(DEVICES)
                            .filter(Data.Mapping.class::isInstance)
                            .map(Data.Mapping.class::cast)
                            .orElse(Data.mapping("enabled", Data.truth(false)))
                            .with("devices", devices)));
        }
        return List.copyOf(offers);
    }

    private static ProbeOffer of(String key, String reason, PlanView.Node node, Data offered) {
        return new ProbeOffer(key, reason, node.values().get(key), offered);
    }

    String title() {
        return switch (key) {
            case GPUS -> "GPUs";
            case DEVICES -> "Devices to pass through";
            default -> MachinePage.title(key);
        };
    }

    String plannedText() {
        return planned.map(this::text).orElse("nothing");
    }

    String offeredText() {
        return text(offered);
    }

    /** GPUs and devices as a person counts them. */
    private String text(Data value) {
        return switch (value) {
            case Data.Items(var values) -> values.stream().map(this::text).collect(Collectors.joining(", "));
            case Data.Mapping one
            when key.equals(GPUS) ->
                GpuGroups.called(one)
                        + one.text("files").map(files -> " at " + files).orElse("")
                        + one.text("cores").map(cores -> " near cores " + cores).orElse("")
                        + (one.get("links").isPresent() ? " with links" : "");
            case Data.Mapping one
            when one.text("pci_address").isPresent() ->
                one.text("device_type").orElse("other") + " "
                        + one.text("pci_address").get();
            case Data.Mapping one
            when key.equals(DEVICES) -> one.get("devices").map(this::text).orElse("nothing");
            default -> value.shown();
        };
    }

    /** Whether the plan says something else; of devices, whether it has others, passed through or not. */
    boolean isDifferent() {
        PlanPath compared = key.equals(DEVICES) ? PlanPath.of("devices") : PlanPath.ROOT;
        return !planned.flatMap(now -> now.at(compared)).equals(offered.at(compared));
    }

    /** Whether it is taken unless the user says otherwise; a machine that keeps its devices needs none of them listed. */
    boolean isTakenByItself() {
        return isDifferent() && !key.equals(DEVICES);
    }

    static Edit take(PlanView.Node node, List<ProbeOffer> chosen) {
        return new AtOnce(
                "Take " + chosen.size() + (chosen.size() == 1 ? " value" : " values") + " read from " + node.name(),
                chosen.stream()
                        .<Edit>map(offer -> new PlanEdit.Put(node.path().key(offer.key()), offer.offered()))
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
