package trainyard.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trainyard.core.live.Snapshot;

/** What the commands that show a cluster have in common: one snapshot, for people or as JSON. */
abstract class ClusterQuery implements Callable<Integer> {
    @Mixin
    private ClusterChoice cluster = new ClusterChoice();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() throws Exception {
        Snapshot snapshot = cluster.snapshot();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(fields(snapshot)));
        } else {
            print(snapshot, out);
        }
        out.flush();
        snapshot.unreadable()
                .forEach(row -> spec.commandLine()
                        .getErr()
                        .println("trainyard: not understood, from " + row.command() + ": " + row.row()));
        return 0;
    }

    /** What {@code --json} prints: maps, lists, numbers and texts. */
    abstract Object fields(Snapshot snapshot);

    abstract void print(Snapshot snapshot, PrintWriter out);
}
