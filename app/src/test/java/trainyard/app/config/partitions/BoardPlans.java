package trainyard.app.config.partitions;

import java.util.Locale;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.edit.EditRefused;
import trainyard.core.plan.edit.PlanDocument;
import trainyard.core.plan.edit.PlanText;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.plan.yaml.YamlSyntaxException;

/** Plans of any size, with partitions that overlap. */
final class BoardPlans {
    private BoardPlans() {}

    /** Every third partition overlaps the one before it by half; the last nodes are in none. */
    static String text(int nodes, int partitions) {
        var list = new StringBuilder("    compute_nodes:\n");
        for (int i = 1; i <= nodes; i++) {
            list.append("""
                          - {name: %s, cpu_cores: 96, memory_gb: 512, ip: %s, gpus: {type: h100, count: %d, files: "/dev/nvidia[0-%d]"}}
                    """.formatted(
                            name(i),
                            "192.168." + (100 + i / 250) + "." + (i % 250 + 1),
                            i % 5 == 0 ? 4 : 8,
                            i % 5 == 0 ? 3 : 7));
        }
        list.append("    slurm_config:\n      max_job_time: \"2-00:00:00\"\n      partitions:\n");
        int each = Math.max(1, nodes / (partitions + 1));
        for (int i = 0; i < partitions; i++) {
            int from = i * each + 1 - (i % 3 == 2 ? each / 2 : 0);
            list.append("        - {name: part-%02d, nodes: \"%s\"%s}\n"
                    .formatted(
                            i + 1,
                            each == 1 ? name(from) : "n[%s-%s]".formatted(digits(from), digits((i + 1) * each)),
                            i % 4 == 1 ? ", max_time: \"4:00:00\", default_time: \"1:00:00\", state: DRAIN" : ""));
        }
        return ExamplePlans.empty()
                .replace("192.168.100.0/24", "192.168.0.0/16")
                .replace("192.168.100.10", "192.168.1.1")
                .replaceFirst(
                        "(?s)    compute_nodes: \\[].*", java.util.regex.Matcher.quoteReplacement(list.toString()));
    }

    private static String name(int node) {
        return "n" + digits(node);
    }

    private static String digits(int node) {
        return String.format(Locale.ROOT, "%05d", node);
    }

    static Board board(String text) {
        try {
            PlanDocument document = PlanDocument.parse(PlanText.of(text));
            return Board.of(PlanView.of(document.data()), document.file("plan").plan());
        } catch (YamlSyntaxException | EditRefused broken) {
            throw new AssertionError(broken);
        }
    }
}
