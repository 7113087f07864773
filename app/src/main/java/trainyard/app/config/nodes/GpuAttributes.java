package trainyard.app.config.nodes;

import java.util.List;
import trainyard.app.config.form.Attribute;
import trainyard.app.config.form.Attribute.Input;

/** What a group of GPUs has in the plan, but for its links and instances, which no single field can hold. */
final class GpuAttributes {
    /** Types by the products' names, as the plan takes them from PCI ids. */
    static final List<String> MODELS = List.of(
            "a30",
            "a40",
            "a100",
            "b200",
            "gh200",
            "h100",
            "h200",
            "l4",
            "l40",
            "l40s",
            "rtx4090",
            "rtx5090",
            "rtx6000ada",
            "rtxa6000",
            "t4",
            "v100");

    static final List<Attribute> ALL = List.of(
            new Attribute(
                    "type",
                    "Type",
                    "What jobs ask for: --gres=gpu:h100:1. Begins with a letter.",
                    "none: jobs ask for any GPU",
                    new Input.Line("h100")),
            new Attribute("count", "Count", "How many of them each node has.", "1", new Input.Number("")),
            new Attribute(
                    "files",
                    "Device files",
                    "One for each GPU, as a range.",
                    "/dev/nvidia0 and on, from group to group",
                    new Input.Line("/dev/nvidia[0-7]")),
            new Attribute(
                    "cores",
                    "Cores",
                    "The cores that are near to them, as Slurm numbers them. From 24.11 on all cores of a socket"
                            + " belong together.",
                    "all",
                    new Input.Line("0-31")),
            new Attribute(
                    "autodetect",
                    "AutoDetect",
                    "Slurm finds the devices itself; then no files are written. nvml, rsmi and oneapi need a slurmd"
                            + " built with the vendor's library. nvidia needs none; it is known from 24.11 on, and finds"
                            + " no MIG and no links.",
                    "off: files are written",
                    new Input.Choice(List.of("nvml", "nvidia", "rsmi", "oneapi", "off"))),
            new Attribute(
                    "shard",
                    "Shards",
                    "Parts in which jobs share the group: --gres=shard:1. Counted over all its GPUs.",
                    "not shared",
                    new Input.Number("")));

    private GpuAttributes() {}
}
