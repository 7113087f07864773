package trainyard.app.config.nodes;

import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.NodeEdit;
import trainyard.core.plan.edit.PlanView;

/**
 * What a new node starts with, as text in a form: the last node's own values, under the next name.
 *
 * @param address the last one's, of which the next free one is taken; the first of the subnet's where there is none
 */
record NodeStart(String names, String address, String cpus, String memoryGb, String diskGb) {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})");
    private static final Pattern SUBNET = Pattern.compile("(\\d+\\.\\d+\\.\\d+)\\.\\d+/\\d+");

    static NodeStart of(PlanView plan) {
        Optional<PlanView.Node> last = plan.nodes().values().stream().reduce((before, after) -> after);
        return new NodeStart(
                last.map(node -> next(node.name(), plan)).orElse("gpu-[01-08]"),
                last.flatMap(node -> node.values().text("ip")).orElseGet(() -> first(plan)),
                last.flatMap(node -> node.values().text("cpu_cores")).orElse("8"),
                last.flatMap(node -> node.values().text("memory_gb")).orElse("64"),
                last.flatMap(node -> node.values().text("disk_gb")).orElse(""));
    }

    /** The first name behind one that no node has. */
    static String next(String name, PlanView plan) {
        var match = NUMBERED.matcher(name);
        if (!match.matches()) {
            return plan.nodes().containsKey(name + "-2") ? next(name + "-2", plan) : name + "-2";
        }
        int width = match.group(2).length();
        long number = Long.parseLong(match.group(2));
        String found;
        do {
            number++;
            String digits = Long.toString(number);
            found = match.group(1) + "0".repeat(Math.max(0, width - digits.length())) + digits;
        } while (plan.nodes().containsKey(found));
        return found;
    }

    private static String first(PlanView plan) {
        return plan.root()
                .at(PlanView.CLUSTER.key("network").key("subnet"))
                .flatMap(Data::asText)
                .map(SUBNET::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(match -> match.group(1) + ".11")
                .orElse("DHCP");
    }

    /** What the form says as an edit. */
    NodeEdit.AddNodes edit() {
        Data.Mapping values = Data.mapping("cpu_cores", number(cpus)).with("memory_gb", number(memoryGb));
        if (!diskGb.isBlank()) {
            values = values.with("disk_gb", number(diskGb));
        }
        return new NodeEdit.AddNodes(names.strip(), values, address.strip());
    }

    private static Data number(String text) {
        return Data.number(Long.parseLong(text.strip()));
    }
}
