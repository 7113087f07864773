package trainyard.app.monitoring;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.Times;
import trainyard.core.live.detail.Told;
import trainyard.core.metrics.PromAlert;
import trainyard.core.metrics.PromTarget;

/** What the screen shows, without its nodes. What was seen stays while Prometheus does not answer. */
final class MonitoringModel {
    /**
     * What stands where there are no charts.
     *
     * @param trouble whether something failed, and is not only waited for
     * @param provision whether provisioning may mend it
     */
    record Empty(String what, String next, boolean trouble, boolean provision) {}

    /** What the demo answers. */
    static final String DEMO = "The demo cluster has no Prometheus";

    private static final Empty WAITING = new Empty("Waiting for Prometheus", "It answers in a moment.", false, false);
    private static final List<String> SEVERITIES = List.of("critical", "warning");

    /** Read where the question is asked, in the background. */
    private volatile TimeRange range = TimeRange.HOUR;

    private Optional<Report> report = Optional.empty();
    private Empty empty = WAITING;
    private String trouble = "";

    TimeRange range() {
        return range;
    }

    void choose(TimeRange other) {
        range = other;
    }

    /** @param answer empty where another cluster was opened */
    void answered(Optional<Told<Report>> answer) {
        trouble = "";
        if (answer.isEmpty()) {
            report = Optional.empty();
            empty = WAITING;
            return;
        }
        switch (answer.get()) {
            case Told.Known<Report>(var known) -> report = Optional.of(known);
            case Told.Missing<Report>(var sentence) -> missing(sentence);
        }
    }

    private void missing(String sentence) {
        if (sentence.equals(DEMO)) {
            empty = new Empty(
                    DEMO,
                    "On a cluster of yours this shows charts of GPUs, queue, machines and jobs, and the alerts that fire."
                            + " Provisioning brings Prometheus where the plan has monitoring.",
                    false,
                    true);
            return;
        }
        trouble = sentence;
        empty = new Empty(
                "No Prometheus answers",
                sentence + " Where the cluster has none yet: set monitoring in its plan, and provision it.",
                true,
                true);
    }

    /** The cluster itself does not answer, so Prometheus cannot be asked. */
    void cluster(String sentence) {
        empty = new Empty("No answer from the cluster", sentence, true, false);
    }

    Optional<Report> report() {
        return report;
    }

    Empty empty() {
        return empty;
    }

    /** When the figures were asked, and why they are not newer. */
    String about() {
        return report.map(known -> trouble.isEmpty()
                        ? "Measured until %s, asked every 30 s".formatted(Times.clock(known.at()))
                        : "Measured until %s. %s".formatted(Times.clock(known.at()), trouble))
                .orElse("");
    }

    /** Alerts that fire, the worst first, and of one severity the newest. */
    List<PromAlert> firing() {
        return report.map(Report::alerts).orElse(List.of()).stream()
                .filter(PromAlert::isFiring)
                .sorted(Comparator.comparingInt((PromAlert alert) -> rank(severity(alert)))
                        .thenComparing(alert -> alert.since().orElse(Instant.MIN), Comparator.reverseOrder()))
                .toList();
    }

    /** All targets, those that do not answer first. */
    List<PromTarget> targets() {
        return report.map(Report::targets).orElse(List.of()).stream()
                .sorted(Comparator.comparing(PromTarget::isUp)
                        .thenComparing(PromTarget::instance, NaturalOrder.NAMES)
                        .thenComparing(PromTarget::job))
                .toList();
    }

    /** How many do not answer; those not yet asked are not among them. */
    int down() {
        return (int) targets().stream()
                .filter(target -> target.health().equals("down"))
                .count();
    }

    static String severity(PromAlert alert) {
        return alert.labels().getOrDefault("severity", "");
    }

    /** 0 for the worst; a severity that this console does not know comes last. */
    static int rank(String severity) {
        int known = SEVERITIES.indexOf(severity);
        return known < 0 ? SEVERITIES.size() : known;
    }

    /** {@code 2 alerts fire}, {@code No alert fires}. */
    String firingWords() {
        int count = firing().size();
        return count == 0 ? "No alert fires" : count == 1 ? "1 alert fires" : "%,d alerts fire".formatted(count);
    }

    /** {@code All 12 targets answer}, {@code 2 of 12 targets do not answer}. */
    String targetWords() {
        int all = report.map(known -> known.targets().size()).orElse(0);
        int down = down();
        if (all == 0) {
            return "Prometheus has no targets";
        }
        return down == 0
                ? "All %,d targets answer".formatted(all)
                : "%,d of %,d targets %s not answer".formatted(down, all, down == 1 ? "does" : "do");
    }
}
