package trainyard.app.config.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.nodes.Question.Field;
import trainyard.app.config.nodes.Question.Read;
import trainyard.app.kit.Background;
import trainyard.app.kit.Column;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.PlainTable;
import trainyard.core.plan.PciDevice;
import trainyard.core.plan.edit.Edit;

/** The PCI devices that a virtual machine gets from its host. */
final class DevicePage implements NodePage {
    private static final List<String> TYPES = List.of("gpu", "audio", "network", "storage", "other");

    private final Consumer<Edit> edit;
    private final PlainTable<Passed.Row> table;
    private final CheckBox on = new CheckBox("Pass them through");
    private final Button add = new Button("Add device…", new FontIcon("mdi2p-plus"));
    private final Button companion = new Button("Add its audio function", new FontIcon("mdi2l-link-variant-plus"));
    private final Button remove = new Button("Remove", new FontIcon("mdi2m-minus"));
    private final VBox view;
    private Optional<Passed> passed = Optional.empty();

    DevicePage(Consumer<Edit> edit, Background background) {
        this.edit = edit;
        table = PlainTable.of("passed-devices", columns(), row -> row.device().address(), background);
        on.setId("devices-on");
        on.setMinWidth(Region.USE_PREF_SIZE);
        on.setOnAction(event -> passed.ifPresent(now -> edit.accept(now.turn(on.isSelected()))));
        add.setId("device-add");
        add.setOnAction(event -> ask());
        companion.setId("device-companion");
        companion.setOnAction(event -> passed.ifPresent(now -> edit.accept(now.add(missing()))));
        remove.setId("device-remove");
        remove.setOnAction(event -> remove());
        table.table().view().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                remove();
                event.consume();
            }
        });
        table.table().onSelect(row -> enable());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var tools = new HBox(8, add, companion, remove, space, on);
        tools.getStyleClass().addAll("attribute-line", "plan-node-page");
        VBox.setVgrow(table.table().view(), Priority.ALWAYS);
        view = new VBox(tools, table.table().view());
    }

    private static List<Column<Passed.Row>> columns() {
        return List.of(
                Column.code(
                        "Address",
                        124,
                        (Passed.Row row) -> row.device().address(),
                        java.util.Comparator.comparing(row -> row.device().address(), NaturalOrder.NAMES)),
                Column.text("Type", 76, row -> row.device().type()),
                Column.text("Device", 176, DevicePage::called).atLeast(168),
                Column.number(
                        "IOMMU",
                        "",
                        76,
                        row -> row.device().iommuGroup().map(String::valueOf).orElse("?"),
                        row -> row.device().iommuGroup().orElse(-1)),
                Column.text("Remarks", 120, Passed.Row::remark).atLeast(72).growing());
    }

    private static String called(Passed.Row row) {
        PciDevice device = row.device();
        String ids = device.vendorId().orElse("?") + ":" + device.deviceId().orElse("?");
        return device.isGpu() ? device.gresType().map(type -> type + "  " + ids).orElse(ids) : ids;
    }

    @Override
    public String title() {
        return "Passthrough";
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(PlanState state, Chosen chosen) {
        passed = chosen.only().map(node -> Passed.of(state.view(), node));
        on.setSelected(passed.filter(Passed::isOn).isPresent());
        table.show(
                passed.map(Passed::rows).orElse(List.of()),
                passed.isPresent() ? "No devices are passed through" : "A device goes to one machine",
                passed.isPresent()
                        ? "Add the PCI devices of the host that this virtual machine gets, a GPU first."
                        : "Select one node to pass devices to it.");
        enable();
    }

    private List<PciDevice> missing() {
        return passed.stream()
                .flatMap(now -> now.rows().stream())
                .flatMap(row -> row.companion().stream())
                .toList();
    }

    private void enable() {
        List<PciDevice> missing = missing();
        companion.setText(missing.size() > 1 ? "Add audio functions" : "Add its audio function");
        companion.setVisible(!missing.isEmpty());
        companion.setManaged(!missing.isEmpty());
        add.setDisable(passed.isEmpty());
        on.setDisable(passed.filter(now -> !now.rows().isEmpty()).isEmpty());
        remove.setDisable(passed.isEmpty() || table.table().selectedRows().isEmpty());
    }

    private void remove() {
        List<Passed.Row> gone = table.table().selectedRows();
        if (!gone.isEmpty()) {
            passed.ifPresent(now -> edit.accept(now.remove(gone)));
        }
    }

    private void ask() {
        passed.ifPresent(now -> new Question<>(
                        "Pass a device to " + now.node().name(),
                        "Add",
                        List.of(
                                new Field.Line("address", "PCI address", "", "0000:01:00.0"),
                                new Field.Choice("type", "Type", "gpu", TYPES, false),
                                new Field.Line("vendor", "Vendor id", "10de", "10de is NVIDIA"),
                                new Field.Line("device", "Device id", "", "2684, as lspci -nn shows"),
                                new Field.Line("group", "IOMMU group", "", "14"),
                                new Field.Check("companion", "Pass a GPU's audio function along", true)),
                        answers -> read(now, answers),
                        view.getScene().getWindow())
                .showAndWait()
                .ifPresent(edit));
    }

    static Read<Edit> read(Passed now, Map<String, String> answers) {
        String address = answers.getOrDefault("address", "");
        if (address.isEmpty()) {
            return Read.wrong("The address is what lspci -D shows: domain:bus:slot.function.");
        }
        if (!address.matches("[0-9a-fA-F]{4}:[0-9a-fA-F]{2}:[0-9a-fA-F]{2}\\.[0-7]")) {
            return Read.wrong("This is no PCI address: write it as 0000:01:00.0.");
        }
        if (now.rows().stream().anyMatch(row -> row.device().address().equalsIgnoreCase(address))) {
            return Read.wrong(now.node().name() + " has this device already.");
        }
        if (!answers.getOrDefault("vendor", "").matches("|[0-9a-fA-F]{4}")
                || !answers.getOrDefault("device", "").matches("|[0-9a-fA-F]{4}")) {
            return Read.wrong("Vendor and device ids are four hexadecimal digits.");
        }
        if (!answers.getOrDefault("group", "").matches("\\d{0,6}")) {
            return Read.wrong("The IOMMU group is a number.");
        }
        var device = new PciDevice(
                address,
                answers.getOrDefault("type", "other"),
                given(answers, "vendor"),
                given(answers, "device"),
                given(answers, "group").map(Integer::valueOf));
        var devices = new ArrayList<>(List.of(device));
        boolean isAlone =
                now.rows().stream().noneMatch(row -> row.device().slot().equals(device.slot()));
        boolean along = device.isGpu()
                && isAlone
                && answers.getOrDefault("companion", "").equals("true");
        if (along) {
            devices.add(Passed.audio(device));
        }
        return Read.of(now.add(devices), sentence(now, device, along));
    }

    private static Optional<String> given(Map<String, String> answers, String key) {
        return Optional.ofNullable(answers.get(key)).filter(text -> !text.isEmpty());
    }

    private static String sentence(Passed now, PciDevice device, boolean along) {
        List<String> others = now.others().getOrDefault(device.address().toLowerCase(java.util.Locale.ROOT), List.of());
        if (!others.isEmpty()) {
            return String.join(", ", others) + " has this device too: only one of them can be given it.";
        }
        if (along) {
            return device.slot() + ".1 goes along: an IOMMU group is passed as a whole or not at all.";
        }
        return device.isWorkstationGpu() ? "A GPU of this kind has an audio function that must come along." : "";
    }
}
