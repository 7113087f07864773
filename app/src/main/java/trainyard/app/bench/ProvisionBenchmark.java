package trainyard.app.bench;

import java.util.List;
import java.util.Map;

/** What a run of Ansible costs the window, in a JVM of its own. */
final class ProvisionBenchmark implements Benchmark {
    @Override
    public String title() {
        return "Provisioning: event to screen, 100 hosts x 300 tasks";
    }

    @Override
    public List<Figure> measure() throws Exception {
        Map<String, Double> figures = ChildJvm.probe(List.of("-Xmx1g"), "provision");
        double event = get(figures, "event-ms");
        double table = get(figures, "table-event-ms");
        double log = get(figures, "log-all-ms");
        double list = get(figures, "list-all-ms");
        return List.of(
                Figure.millis("from events written to the frame that shows them", event, "target: under 250 ms"),
                Figure.millis("baseline: a TableView of texts, refreshed", table, "without file, parser and pause"),
                Figure.ratio("against the baseline", event / table, ""),
                Figure.millis("board of all 60,000 events, from text", get(figures, "board-ms"), ""),
                Figure.millis("a log of 1,000,000 coloured lines, from its file", log, ""),
                Figure.millis("p95 frame meanwhile", get(figures, "log-p95-ms"), "target: under 33 ms"),
                Figure.millis("baseline: a ListView of its plain texts, at once", list, "without colours"),
                Figure.ratio("against the baseline", log / list, ""));
    }

    private static double get(Map<String, Double> figures, String name) {
        return figures.getOrDefault(name, Double.NaN);
    }
}
