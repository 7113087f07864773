package trainyard.core.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code sinfo}. */
final class Sinfo {
    private static final String LETTERS = "hao:O:Nn:p:RslV";
    private static final Map<String, Character> NAMES = Map.ofEntries(
            Map.entry("noheader", 'h'),
            Map.entry("all", 'a'),
            Map.entry("format", 'o'),
            Map.entry("node", 'N'),
            Map.entry("nodes", 'n'),
            Map.entry("partition", 'p'),
            Map.entry("list-reasons", 'R'),
            Map.entry("summarize", 's'),
            Map.entry("long", 'l'),
            Map.entry("version", 'V'));

    private final World world;
    private final Wording wording;
    private final Options options;

    private Sinfo(World world, Wording wording, Options options) {
        this.world = world;
        this.wording = wording;
        this.options = options;
    }

    static Answer run(World world, List<String> words, Wording wording) throws Options.Unknown {
        return new Sinfo(world, wording, Options.parse("sinfo", Squeue.longFormat(words), LETTERS, NAMES)).run();
    }

    private Answer run() {
        if (options.has('V')) {
            return Answer.of(DemoCommands.VERSION);
        }
        RowFormat<NodeFields.Row> format;
        try {
            format = options.has('O')
                    ? RowFormat.ofNames(options.value('O').orElseThrow(), NodeFields.ALL)
                    : RowFormat.ofLetters(options.value('o').orElseGet(this::usualFormat), NodeFields.ALL);
        } catch (IllegalArgumentException unknownField) {
            return Answer.failed("sinfo: error: Invalid node format specification: " + unknownField.getMessage());
        }
        var text = new StringBuilder();
        if (options.has('l')) {
            text.append(wording.longTime(world.now())).append('\n');
        }
        if (!options.has('h')) {
            format.printHeader(text);
        }
        rows(format).forEach(row -> format.print(text, row, wording));
        return Answer.of(text.toString());
    }

    private String usualFormat() {
        int partition = Math.max(
                9,
                world.partitions.stream()
                        .mapToInt(each -> NodeFields.marked(each).length())
                        .max()
                        .orElse(0));
        int node = Math.max(8, world.nodes.getFirst().name.length());
        if (options.has('R')) {
            return "%20E %9u %19H %N";
        }
        if (options.has('N')) {
            return options.has('l')
                    ? "%" + node + "N %.5D %." + partition + "P %.11T %4c %.8z %.6m %.8d %.6w %.8f %20E"
                    : "%" + node + "N %.6D %." + partition + "P %6t";
        }
        if (options.has('s')) {
            return "%" + partition + "P %.5a %.10l %.16F %N";
        }
        return "%" + partition + "P %.5a %.10l %.6D %." + (options.has('l') ? "11T" : "6t") + " %N";
    }

    private List<NodeFields.Row> rows(RowFormat<NodeFields.Row> format) {
        var rows = new ArrayList<NodeFields.Row>();
        if (options.has('N')) {
            for (SimNode node : world.nodes) {
                for (SimPartition partition : node.partitions) {
                    add(rows, partition, List.of(node));
                }
            }
        } else if (format.has(NodeFields.PARTITION)) {
            world.partitions.forEach(partition -> fold(format, partition, partition.nodes(), rows));
        } else {
            fold(format, world.partitions.getFirst(), world.nodes, rows);
        }
        return rows;
    }

    private void add(List<NodeFields.Row> rows, SimPartition partition, List<SimNode> nodes) {
        boolean chosen =
                options.value('p').map(List.of(partition.name())::contains).orElse(true);
        if (chosen) {
            rows.add(new NodeFields.Row(partition, nodes, world.now()));
        }
    }

    /** One row for all nodes that print alike, the worst first. */
    private void fold(
            RowFormat<NodeFields.Row> format, SimPartition partition, List<SimNode> nodes, List<NodeFields.Row> rows) {
        Map<String, List<SimNode>> alike = new LinkedHashMap<>();
        for (SimNode node : nodes) {
            if (options.has('R') && node.reason.isEmpty()
                    || options.value('n')
                            .filter(name -> !name.equals(node.name))
                            .isPresent()) {
                continue;
            }
            String key = format.key(new NodeFields.Row(partition, List.of(node), world.now()), wording);
            alike.computeIfAbsent(key, first -> new ArrayList<>()).add(node);
        }
        alike.values().stream()
                .sorted(Comparator.comparing(group -> NodeWord.of(group.getFirst())))
                .forEach(group -> add(rows, partition, group));
    }
}
