package trainyard.app.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trainyard.core.live.Snapshot;
import trainyard.core.metrics.GpuNodes;
import trainyard.core.metrics.GpuSampler;
import trainyard.core.metrics.GpuView;
import trainyard.core.metrics.IdleRule;
import trainyard.core.metrics.NodeGpus;

@Command(
        name = "gpu-use",
        description = {
            "Read what the GPUs of nodes do, and which jobs hold them.",
            "Runs nvidia-smi on each node, over ssh from the machine that the connection leads to."
        },
        mixinStandardHelpOptions = true)
final class GpuUseCommand implements Callable<Integer> {
    @Mixin
    private ClusterChoice cluster = new ClusterChoice();

    @Parameters(arity = "0..1", paramLabel = "HOSTLIST", description = "Nodes, such as gpu-[001-016]; all with GPUs.")
    private String hostlist = "";

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "Nodes to read at most (${DEFAULT-VALUE}).",
            defaultValue = "" + GpuSampler.MOST_NODES)
    private int most;

    @Option(names = "--watch", paramLabel = "SECONDS", description = "Read again and again, at least 15 s apart.")
    private @Nullable Integer watch;

    @Option(names = "--samples", paramLabel = "N", description = "With --watch: end after so many samples.")
    private @Nullable Integer samples;

    @Option(names = "--idle", description = "List GPUs that a job holds and does not use.")
    private boolean idle;

    @Option(
            names = "--window",
            paramLabel = "MINUTES",
            description = "With --idle and --watch: how long a GPU must be idle (${DEFAULT-VALUE}).",
            defaultValue = "15")
    private int window;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        check();
        try (var open = cluster.open()) {
            var sampler = new GpuSampler(open.shell(), Clock.system(ZoneId.systemDefault()));
            boolean read = false;
            for (int taken = 1; ; taken++) {
                Snapshot snapshot = open.snapshot();
                GpuNodes nodes = GpuNodes.choose(snapshot, hostlist, most);
                GpuView view = sampler.sample(snapshot, nodes.names());
                print(view, snapshot, nodes);
                read |= view.newest().stream()
                        .flatMap(sample -> sample.nodes().stream())
                        .anyMatch(NodeGpus.Read.class::isInstance);
                if (watch == null || samples != null && taken >= samples) {
                    return read ? 0 : 1;
                }
                Thread.sleep(Duration.ofSeconds(watch));
            }
        }
    }

    private void check() {
        if (watch != null && watch < GpuSampler.SHORTEST_INTERVAL.toSeconds()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--watch is at least " + GpuSampler.SHORTEST_INTERVAL.toSeconds()
                            + " seconds: each sample is two logins on every node");
        }
        if (most < 1 || window < 0) {
            throw new ParameterException(spec.commandLine(), "--most is at least 1, and --window not negative");
        }
    }

    private void print(GpuView view, Snapshot snapshot, GpuNodes nodes) {
        var sample = view.newest().orElseThrow();
        IdleRule rule = watch == null ? IdleRule.NOW : new IdleRule(Duration.ofMinutes(window), 3);
        var found = rule.find(sample, view.history(), snapshot);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(GpuText.fields(sample, found)));
        } else if (idle) {
            GpuText.idle(found, watch == null, out);
        } else {
            GpuText.table(sample, out);
        }
        out.flush();
        PrintWriter errors = spec.commandLine().getErr();
        if (!json) {
            sample.foldedNotes().forEach(note -> errors.println("trainyard: " + note.words()));
        }
        if (nodes.left() > 0) {
            errors.println("trainyard: " + nodes.names().size() + " of " + nodes.all()
                    + " nodes were read; name a HOSTLIST, or give --most " + nodes.all() + ".");
        }
        errors.flush();
    }
}
