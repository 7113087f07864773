package trainyard.app.topology;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.Desk;
import trainyard.app.kit.GpuWords;
import trainyard.app.kit.OpenCluster;
import trainyard.app.kit.Times;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.metrics.GpuUse;

/** Asks which job holds which GPU of the nodes in view, once the view rests on cards. */
final class GpuWatch {
    private static final Duration REST = Duration.millis(300);
    /** After a failure; the poller says what is wrong with the cluster. */
    private static final java.time.Duration UNTIL_NEXT_TRY = java.time.Duration.ofMinutes(1);

    private final Desk desk;
    private final Runnable onAnswer;
    private final GpuHoldings holdings = new GpuHoldings();
    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable OpenCluster asked;
    private @Nullable MapContent content;
    private List<Node> inView = List.of();
    private boolean underWay;
    private Optional<String> trouble = Optional.empty();
    private Instant nextTry = Instant.MIN;

    GpuWatch(Desk desk, Runnable onAnswer) {
        this.desk = desk;
        this.onAnswer = onAnswer;
        rest.setOnFinished(event -> ask());
    }

    /** The view shows cards of these nodes, or none. Called at each drawing: only the last in a row counts. */
    void shows(MapContent now, List<Node> nodes) {
        OpenCluster cluster = desk.cluster().getValue().orElse(null);
        if (cluster != asked) {
            asked = cluster;
            underWay = false;
            trouble = Optional.empty();
            nextTry = Instant.MIN;
            holdings.clear();
        }
        if (now != content) {
            content = now;
            holdings.keep(now);
        }
        inView = nodes;
        if (nodes.isEmpty()) {
            rest.stop();
        } else if (!underWay && !holdings.unknown(now, nodes).isEmpty()) {
            rest.playFromStart();
        }
    }

    void stop() {
        rest.stop();
        inView = List.of();
    }

    List<GpuCell> cells(Node node, MapContent now) {
        Optional<Map<Integer, Long>> holders = holdings.on(node, now);
        return GpuCell.of(node, holders, desk.pciAddresses(node.name()));
    }

    private void ask() {
        OpenCluster cluster = asked;
        if (cluster == null || content == null || desk.clock().instant().isBefore(nextTry)) {
            return;
        }
        List<Job> jobs = holdings.unknown(content, inView);
        if (jobs.isEmpty()) {
            return;
        }
        underWay = true;
        Set<String> nodes = GpuHoldings.nodesOf(jobs);
        var details = new ClusterDetails(cluster.shell(), ZoneId.systemDefault());
        desk.background()
                .task(
                        "Asking which job holds which GPU",
                        () -> details.gpuHolders(jobs, nodes),
                        answer -> done(cluster, () -> {
                            trouble = Optional.empty();
                            holdings.learn(jobs, answer);
                        }),
                        failure -> done(cluster, () -> {
                            trouble = Optional.ofNullable(failure.getMessage());
                            nextTry = desk.clock().instant().plus(UNTIL_NEXT_TRY);
                        }));
    }

    private void done(OpenCluster from, Runnable learn) {
        if (from == asked) {
            underWay = false;
            learn.run();
            onAnswer.run();
        }
    }

    /** What is known of one of a node's GPUs, for a person. */
    String describe(Node node, GpuCell gpu, MapContent now) {
        var text = new StringBuilder(gpu.index().map(index -> "GPU " + index).orElse("A GPU"));
        text.append(" of ").append(node.name());
        node.gpuType().ifPresent(type -> text.append(", ").append(type));
        if (!gpu.pciAddress().isEmpty()) {
            text.append("\n").append(gpu.pciAddress()).append(", passed through by the plan");
        }
        text.append("\n").append(state(node, gpu, now));
        reading(node, gpu).ifPresent(words -> text.append("\n").append(words));
        if (gpu.index().isEmpty() && gpu.state() == GpuCell.State.ALLOCATED) {
            text.append(trouble.map(sentence -> "\n" + sentence).orElse(""));
        }
        return text.toString();
    }

    /** What nvidia-smi said, where its numbers are known to be Slurm's. */
    private Optional<String> reading(Node node, GpuCell gpu) {
        return desk.gpus()
                .newest()
                .flatMap(sample -> sample.gpus().stream()
                        .filter(use -> use.node().equals(node.name()) && use.holding() != GpuUse.Holding.NOT_KNOWN)
                        .filter(use -> gpu.index().isPresent()
                                && use.gpu().index().orElse(-1) == gpu.index().get())
                        .findFirst()
                        .map(use -> GpuWords.of(use.gpu()) + ", "
                                + Times.ago(sample.at(), desk.clock().instant())));
    }

    private static String state(Node node, GpuCell gpu, MapContent now) {
        return switch (gpu.state()) {
            case FREE -> "free";
            case OUT -> "free, but the node is " + node.state().shown().word();
            case MISSING -> "missing: the node has fewer GPUs than configured, Slurm does not tell which";
            case ALLOCATED ->
                gpu.holder()
                        .flatMap(number -> now.jobs().getOrDefault(node.name(), List.of()).stream()
                                .filter(job -> job.number() == number)
                                .findFirst())
                        .map(job -> "job " + job.id() + " " + job.name() + ", " + job.user())
                        .orElse(node.allocatedGpus() + " of the node's " + node.gpus()
                                + " are allocated; which of them is not known");
        };
    }
}
