package trainyard.core.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import trainyard.core.plan.ComputeNode;
import trainyard.core.slurm.Hostlist;

/** A line of gres.conf, for all nodes that have the same. One file serves the whole cluster. */
public record GresLine(String nodes, List<String> attributes) {

    static List<GresLine> of(List<ComputeNode> nodes) {
        var nodesByLine = new LinkedHashMap<List<String>, List<String>>();
        // Thousands of nodes have a few kinds of GPUs between them.
        var lines = new HashMap<ComputeNode.Gpus, List<List<String>>>();
        for (ComputeNode node : nodes) {
            for (ComputeNode.Gpus gpus : node.gpus()) {
                for (List<String> attributes : lines.computeIfAbsent(gpus, GpuGres::lines)) {
                    nodesByLine
                            .computeIfAbsent(attributes, line -> new ArrayList<>())
                            .add(node.name());
                }
            }
            if (node.shards() > 0) {
                // Without a file Slurm spreads them evenly over the node's GPUs.
                nodesByLine
                        .computeIfAbsent(List.of("Name=shard", "Count=" + node.shards()), line -> new ArrayList<>())
                        .add(node.name());
            }
            for (ComputeNode.Resource resource : node.resources()) {
                nodesByLine
                        .computeIfAbsent(attributes(resource), line -> new ArrayList<>())
                        .add(node.name());
            }
        }
        return nodesByLine.entrySet().stream()
                .map(line -> new GresLine(Hostlist.fold(line.getValue()), line.getKey()))
                .toList();
    }

    /** The node line's Gres: the same names, types and counts as in gres.conf, or slurmd complains of the difference. */
    static List<String> onNode(ComputeNode node) {
        var gres = new ArrayList<String>();
        for (ComputeNode.Gpus gpus : node.gpus()) {
            gres.addAll(GpuGres.onNode(gpus));
        }
        if (node.shards() > 0) {
            gres.add("shard:" + node.shards());
        }
        for (ComputeNode.Resource resource : node.resources()) {
            gres.add(resource.name() + ":"
                    + resource.type().map(type -> type + ":").orElse("") + resource.count());
        }
        return gres;
    }

    private static List<String> attributes(ComputeNode.Resource resource) {
        var attributes = new ArrayList<String>();
        attributes.add("Name=" + resource.name());
        resource.type().ifPresent(type -> attributes.add("Type=" + type));
        attributes.add("Count=" + resource.count());
        resource.file().ifPresent(file -> attributes.add("File=" + file));
        return attributes;
    }
}
