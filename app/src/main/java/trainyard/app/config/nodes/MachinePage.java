package trainyard.app.config.nodes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import trainyard.app.config.edit.PlanProblems;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.form.Attribute;
import trainyard.app.config.form.Attribute.Input;
import trainyard.app.config.form.AttributeForm;
import trainyard.core.lint.PlanLint;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.NodeEdit;
import trainyard.core.plan.edit.PlanView;

/** The machine that each of the selected nodes is, and how Slurm sees it. */
final class MachinePage implements NodePage {
    private static final String NAME = "name";

    private static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute(
                    NAME,
                    "Name",
                    "Partitions and switches that name the node follow.",
                    "by its place in the list",
                    new Input.Line("gpu-01")),
            new Attribute("cpu_cores", "CPUs", "What the machine is given.", "", new Input.Number("")),
            new Attribute(
                    "memory_gb",
                    "Memory",
                    "What the machine is given. slurm.conf says a tenth less, at most 16 GB less: the kernel keeps some.",
                    "",
                    new Input.Number("GB")),
            new Attribute("disk_gb", "Disk", "The size of the machine's own disk.", "", new Input.Number("GB")),
            new Attribute(
                    "ip",
                    "Address",
                    "An IPv4 address, or DHCP where the network gives one.",
                    "",
                    new Input.Line("192.168.100.11")),
            new Attribute(
                    "features",
                    "Features",
                    "Words that jobs can ask for with --constraint.",
                    "none",
                    new Input.Words("nvlink, fast-scratch")),
            new Attribute(
                    "sockets",
                    "Sockets",
                    "CPU topology: sockets × cores × threads are Slurm's CPUs of the node.",
                    "not said",
                    new Input.Number("")),
            new Attribute(
                    "cores_per_socket", "Cores per socket", "As slurmd -C tells.", "not said", new Input.Number("")),
            new Attribute("threads_per_core", "Threads per core", "2 with hyper-threading.", "1", new Input.Number("")),
            new Attribute(
                    "weight",
                    "Weight",
                    "Of nodes that would do, those of the lowest weight are given out first.",
                    "1",
                    new Input.Number("")),
            new Attribute(
                    "state",
                    "State at start",
                    "What slurmctld takes the node for when it starts without a saved state.",
                    "UNKNOWN: until it registers",
                    new Input.Choice(List.of("UNKNOWN", "CLOUD", "FUTURE", "DRAIN", "DOWN", "FAIL"))),
            new Attribute(
                    "switch",
                    "Switch or block",
                    "Where the node is connected, instead of naming it in the topology.",
                    "as the topology has it",
                    new Input.Line("leaf-2")),
            new Attribute(
                    "host",
                    "Physical machine",
                    "A PCI device can go to one machine of each host only.",
                    "the one that all share",
                    new Input.Line("host-2")),
            new Attribute(
                    "base_image_path",
                    "Disk image",
                    "What the machine's disk is made from.",
                    "the cluster's",
                    new Input.Line("build/hpc.qcow2")),
            new Attribute(
                    "auto_start",
                    "Start with the host",
                    "Whether the machine starts when its host does.",
                    "",
                    new Input.Switch(false)));

    private final Consumer<Edit> edit;
    private final Consumer<String> tell;
    private final StackPane holder = new StackPane();
    private final ScrollPane view = new ScrollPane(holder);
    private Set<String> mixed = Set.of();
    private AttributeForm form;
    private Chosen chosen = Chosen.NONE;
    private PlanView plan = PlanView.of(Data.NO_ENTRIES);

    MachinePage(Consumer<Edit> edit, Consumer<String> tell) {
        this.edit = edit;
        this.tell = tell;
        holder.getStyleClass().add("plan-node-page");
        view.setFitToWidth(true);
        view.getStyleClass().add("edge-to-edge");
        form = form();
    }

    @Override
    public String title() {
        return "Machine";
    }

    @Override
    public Parent view() {
        return view;
    }

    /** Made anew where other keys have several values: a field asks for what holds without one. */
    private AttributeForm form() {
        var made = new AttributeForm(
                ATTRIBUTES.stream()
                        .map(one -> mixed.contains(one.key()) ? several(one) : one)
                        .toList(),
                this::set);
        holder.getChildren().setAll(made);
        return made;
    }

    private static Attribute several(Attribute one) {
        Input input = one.input() instanceof Input.Switch ? new Input.Choice(List.of("true", "false")) : one.input();
        return new Attribute(one.key(), one.title(), one.meaning(), Attribute.SEVERAL, input);
    }

    private void set(Attribute attribute, Optional<Data> value) {
        Optional<Data> wanted = attribute.key().equals("auto_start")
                ? value.map(now -> Data.truth(now.shown().equals("true")))
                : value;
        if (attribute.key().equals(NAME)) {
            rename(value.flatMap(Data::asText));
            return;
        }
        boolean isOneAddress = attribute.key().equals("ip")
                && value.flatMap(Data::asText).filter(ip -> !ip.equals("DHCP")).isPresent();
        if (isOneAddress && chosen.only().isEmpty()) {
            tell.accept("Each node has an address of its own: select one node, or write DHCP.");
            form.show(chosen.common());
            return;
        }
        edit.accept(chosen.set(attribute.key(), attribute.title(), wanted));
    }

    private void rename(Optional<String> to) {
        String refusal = chosen.only().isEmpty()
                ? "Each node has a name of its own: select one node."
                : to.isEmpty()
                        ? "A node keeps a name."
                        : plan.nodes().containsKey(to.get()) ? "The plan has a node " + to.get() + " already." : "";
        if (refusal.isEmpty()) {
            PlanView.Node node = chosen.only().orElseThrow();
            edit.accept(new NodeEdit.RenameNode(node.name(), OptionalInt.of(node.index()), to.orElseThrow()));
        } else {
            tell.accept(refusal);
            form.restore(NAME);
        }
    }

    @Override
    public void show(PlanState state, Chosen now) {
        chosen = now;
        plan = state.view();
        Set<String> several = now.mixed();
        if (!several.equals(mixed)) {
            mixed = several;
            form = form();
        }
        form.show(now.common());
    }

    @Override
    public void lint(PlanState state, PlanLint lint) {
        form.problems(chosen.nodes().stream()
                .findFirst()
                .map(node -> PlanProblems.of(state, lint).under(node.path()))
                .orElse(Map.of()));
    }

    /** What a key is called on this page, with its unit; the key itself where it is not on it. */
    static String title(String key) {
        return ATTRIBUTES.stream()
                .filter(attribute -> attribute.key().equals(key))
                .findFirst()
                .map(attribute -> attribute.title()
                        + (attribute.input() instanceof Input.Number(String unit) && !unit.isEmpty()
                                ? " (" + unit + ")"
                                : ""))
                .orElse(key);
    }

    /** The keys that it has fields for. */
    static Stream<String> keys() {
        return ATTRIBUTES.stream().map(Attribute::key);
    }
}
