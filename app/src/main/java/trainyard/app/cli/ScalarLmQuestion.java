package trainyard.app.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trainyard.app.cli.ScalarLmChoice.OpenServer;
import trainyard.core.job.scalarlm.TrainingJob;

/** What the commands that ask a ScalarLM server have in common. */
abstract class ScalarLmQuestion implements Callable<Integer> {
    @Mixin
    private ScalarLmChoice server = new ScalarLmChoice();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() throws Exception {
        check();
        PrintWriter out = spec.commandLine().getOut();
        try (OpenServer open = server.open()) {
            return ask(open, out);
        } finally {
            out.flush();
        }
    }

    /** Looks at the call, before there is a way to the server. */
    void check() {}

    /** @return the exit status */
    abstract int ask(OpenServer open, PrintWriter out) throws Exception;

    final boolean isJson() {
        return json;
    }

    final CommandSpec spec() {
        return spec;
    }

    final void print(TrainingJob job, PrintWriter out) {
        if (json) {
            out.println(Json.write(fields(job)));
        } else {
            out.println(job.name() + " " + job.state()
                    + job.slurmJob().map(id -> ", job " + id + " in its Slurm").orElse("")
                    + job.error().map(why -> ": " + why).orElse(""));
        }
        out.flush();
    }

    static Map<String, Object> fields(TrainingJob job) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", job.name());
        fields.put("state", job.state());
        fields.put("slurm_job", job.slurmJob().orElse(null));
        fields.put("started", job.started().map(Object::toString).orElse(null));
        fields.put("step", job.step().isPresent() ? job.step().getAsInt() : null);
        fields.put("max_steps", job.maxSteps().isPresent() ? job.maxSteps().getAsInt() : null);
        fields.put("loss", job.loss().isPresent() ? job.loss().getAsDouble() : null);
        fields.put("error", job.error().orElse(null));
        fields.put("deployed", job.deployed());
        fields.put("arguments", job.arguments());
        return fields;
    }
}
