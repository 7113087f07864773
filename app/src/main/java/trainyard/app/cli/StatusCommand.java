package trainyard.app.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import trainyard.core.live.Snapshot;
import trainyard.core.live.Totals;

@Command(name = "status", description = "Show a cluster in numbers.")
final class StatusCommand extends ClusterQuery {
    @Override
    Map<String, Object> fields(Snapshot snapshot) {
        Totals totals = Totals.of(snapshot);
        var fields = new LinkedHashMap<String, Object>();
        fields.put("cluster", snapshot.cluster());
        fields.put("slurm_version", snapshot.version().toString());
        fields.put("nodes", counts(totals.nodes(), states(totals)));
        var gpus = new LinkedHashMap<String, Object>();
        gpus.put("total", totals.gpus().total());
        gpus.put("allocated", totals.gpus().allocated());
        gpus.put("down", totals.gpus().down());
        fields.put("gpus", gpus);
        fields.put("jobs", counts(totals.jobs(), totals.jobsByState()));
        fields.put("partitions", totals.partitions());
        fields.put("taken_at", snapshot.takenAt().toString());
        return fields;
    }

    private static Map<String, Object> counts(int total, Map<String, Integer> byState) {
        var counts = new LinkedHashMap<String, Object>();
        counts.put("total", total);
        counts.put("by_state", byState);
        return counts;
    }

    private static Map<String, Integer> states(Totals totals) {
        var states = new LinkedHashMap<String, Integer>();
        totals.nodesByState().forEach((state, count) -> states.put(state.word(), count));
        return states;
    }

    @Override
    void print(Snapshot snapshot, PrintWriter out) {
        Totals totals = Totals.of(snapshot);
        out.println("cluster     " + snapshot.cluster() + ", Slurm " + snapshot.version());
        out.println("nodes       " + totals.nodes() + inWords(states(totals)));
        out.println(
                "GPUs        " + totals.gpus().total() + ": " + totals.gpus().allocated() + " allocated, "
                        + totals.gpus().idle() + " idle, " + totals.gpus().down() + " down");
        out.println("jobs        " + totals.jobs() + inWords(totals.jobsByState()));
        out.println("partitions  " + String.join(", ", totals.partitions()));
        out.println("taken at    " + snapshot.takenAt());
    }

    private static String inWords(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", ", ": ", ""));
    }
}
