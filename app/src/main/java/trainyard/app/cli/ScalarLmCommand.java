package trainyard.app.cli;

import static trainyard.app.cli.Table.number;
import static trainyard.app.cli.Table.text;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trainyard.app.cli.ScalarLmChoice.OpenServer;
import trainyard.core.job.scalarlm.Health;
import trainyard.core.job.scalarlm.ScalarLm;
import trainyard.core.job.scalarlm.TokenFile;
import trainyard.core.job.scalarlm.TrainingJob;
import trainyard.core.settings.ScalarLmServer;
import trainyard.core.settings.ScalarLmServers;
import trainyard.core.settings.SettingsFolder;

@Command(
        name = "scalarlm",
        description = {
            "Ask a ScalarLM server, which trains and serves models on a Slurm of its own, or train there.",
            "A job is known by its name, a long hash; 'latest' is the newest one that has trained a step."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ScalarLmCommand.Status.class,
            ScalarLmCommand.Queue.class,
            ScalarLmCommand.Jobs.class,
            ScalarLmTrainCommand.class,
            ScalarLmLogsCommand.class,
            ScalarLmCommand.Cancel.class,
            ScalarLmCommand.Add.class
        })
final class ScalarLmCommand {
    private ScalarLmCommand() {}

    @Command(name = "status", description = "Say how the server and its parts are, and what it has for training.")
    static final class Status extends ScalarLmQuestion {
        @Override
        int ask(OpenServer open, PrintWriter out) throws Exception {
            Health health = open.server().health();
            int nodes = open.server().nodeCount();
            int gpus = open.server().gpuCount();
            if (isJson()) {
                var fields = new LinkedHashMap<String, Object>();
                fields.put("server", open.server().address());
                fields.put("health", health.all());
                fields.put(
                        "parts",
                        health.parts().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        part -> part.getValue().state(),
                                        (one, _) -> one,
                                        LinkedHashMap::new)));
                fields.put("nodes", nodes);
                fields.put("gpus", gpus);
                out.println(Json.write(fields));
                return 0;
            }
            out.println("server      " + open.server().address());
            out.println("health      " + health.all());
            health.parts()
                    .forEach((name, part) -> out.println("  " + name + " " + part.state()
                            + part.reason().map(why -> ": " + why).orElse("")));
            out.println("nodes       " + nodes);
            out.println("GPUs        " + gpus);
            return 0;
        }
    }

    @Command(name = "queue", description = "List what waits and runs in the Slurm of the server.")
    static final class Queue extends ScalarLmQuestion {
        @Override
        int ask(OpenServer open, PrintWriter out) throws Exception {
            var queue = open.server().queue();
            if (isJson()) {
                out.println(Json.write(queue.jobs()));
            } else {
                // Slurm's own words, also where they have other columns than those that are known.
                queue.text().lines().forEach(out::println);
            }
            return 0;
        }
    }

    @Command(name = "jobs", description = "List the trainings that the server keeps, the newest first.")
    static final class Jobs extends ScalarLmQuestion {
        @Override
        int ask(OpenServer open, PrintWriter out) throws Exception {
            List<TrainingJob> jobs = open.server().jobs();
            if (isJson()) {
                out.println(
                        Json.write(jobs.stream().map(ScalarLmQuestion::fields).toList()));
                return 0;
            }
            Table.<TrainingJob>of(
                            text("NAME", TrainingJob::name),
                            text("STATE", TrainingJob::state),
                            number("STEP", job -> job.step().orElse(0)),
                            number("OF", job -> job.maxSteps().orElse(0)),
                            text("DEPLOYED", job -> job.deployed() ? "yes" : "no"),
                            text(
                                    "STARTED",
                                    job -> job.started().map(Object::toString).orElse("")))
                    .print(jobs, out);
            return 0;
        }
    }

    @Command(name = "cancel", description = "Cancel a training.")
    static final class Cancel extends ScalarLmQuestion {
        @Parameters(paramLabel = "JOB", description = "Its name, or the first 12 characters of it at least.")
        private String id = "";

        @Override
        int ask(OpenServer open, PrintWriter out) throws Exception {
            print(open.actions().cancel(id), out);
            return 0;
        }
    }

    @Command(name = "add", description = "Store a server under a name, in the place of the one that has it.")
    static final class Add implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "NAME", description = "What to call it.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "URL", description = "Its address, such as http://head:8000.")
        private URI url = URI.create("");

        @Option(
                names = "--via-cluster",
                paramLabel = "NAME",
                description = "The connection stored in the console whose machine reaches the server.")
        private @Nullable String viaCluster;

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description = "A file with the token, mode 600; the file's name is stored, never the token.")
        private @Nullable Path tokenFile;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws Exception {
            ScalarLm.check(url, viaCluster != null, tokenFile != null);
            if (viaCluster != null) {
                ClusterChoice.stored(viaCluster, spec);
            }
            if (tokenFile != null) {
                TokenFile.read(tokenFile).close();
            }
            ScalarLmServers.in(SettingsFolder.ofThisUser())
                    .put(new ScalarLmServer(
                            name,
                            url,
                            Optional.ofNullable(viaCluster),
                            Optional.ofNullable(tokenFile).map(Path::toAbsolutePath)));
            var out = spec.commandLine().getOut();
            out.println(name + " is stored. Try it: trainyard scalarlm status --server " + name);
            out.flush();
            return 0;
        }
    }
}
