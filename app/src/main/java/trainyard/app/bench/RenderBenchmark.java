package trainyard.app.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import trainyard.core.plan.Plan;
import trainyard.core.plan.PlanFile;
import trainyard.core.render.Bundle;
import trainyard.core.render.BundleFolder;
import trainyard.core.render.Templates;
import trainyard.core.settings.TemporaryFolder;
import trainyard.core.slurm.SlurmVersion;

/** Loading a plan and rendering its bundle, beside the templating of Ansible's template module. */
final class RenderBenchmark implements Benchmark {
    private static final int NODES = 10_000;
    private static final int BASELINE_MINUTES = 3;

    @Override
    public String title() {
        return "Plan and bundle, 10,000 nodes";
    }

    @Override
    public List<Figure> measure() throws Exception {
        String text = plan();
        Timing load = Timing.of(() -> PlanFile.parse("bench.yaml", text));
        Plan plan = PlanFile.parse("bench.yaml", text).plan().orElseThrow();
        Templates templates = Templates.shipped();
        Timing render = Timing.of(() -> Bundle.of(plan, SlurmVersion.V24_11, templates));

        var figures = new ArrayList<Figure>();
        figures.add(Figure.millis("load with positions, first", load.first(), "target: under 1000 ms"));
        figures.add(Figure.millis("load with positions, warm", load.median(), ""));
        figures.add(Figure.millis("render all files, first", render.first(), ""));
        figures.add(Figure.millis("render all files, warm", render.median(), "target: under 30 ms"));
        figures.addAll(baseline(Bundle.of(plan, SlurmVersion.V24_11, templates), render.median()));
        return figures;
    }

    static String plan() {
        return plan(NODES);
    }

    static String plan(int nodes) {
        var text = new StringBuilder("""
                version: "1.0"
                metadata: {name: bench}
                clusters:
                  hpc:
                    name: bench
                    network: {subnet: 10.0.0.0/8}
                    controller: {cpu_cores: 32, memory_gb: 256, ip_address: 10.0.0.1}
                    slurm_config: {partitions: [gpu, debug], default_partition: gpu, max_job_time: "24:00:00"}
                    compute_nodes:
                """);
        for (int i = 1; i <= nodes; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "      - {name: gpu-%05d, cpu_cores: 128, memory_gb: 1024, ip: 10.1.%d.%d,"
                            + " gpus: {type: h100, count: 8}}%n",
                    i,
                    i / 200,
                    i % 200 + 1));
        }
        return text.toString();
    }

    /** The same files out of Ansible's own templating, measured inside Python, without its start. */
    private static List<Figure> baseline(Bundle bundle, double ours) throws Exception {
        try (var folder = TemporaryFolder.make("bench")) {
            return baseline(bundle, ours, folder.path());
        }
    }

    private static List<Figure> baseline(Bundle bundle, double ours, Path folder) throws Exception {
        Path script = folder.resolve("ansible_template.py");
        Path expected = folder.resolve("bundle");
        BundleFolder.write(bundle, expected);
        try (var in = RenderBenchmark.class.getResourceAsStream("/trainyard/bench/ansible_template.py")) {
            Files.write(script, Optional.ofNullable(in).orElseThrow().readAllBytes());
        }
        Optional<String> interpreter = ansiblesPython();
        if (interpreter.isEmpty()) {
            return List.of(Figure.missing("Ansible's templating", "not measured: Ansible is not on the PATH"));
        }
        Path errors = folder.resolve("errors");
        Path output = folder.resolve("output");
        Process python = new ProcessBuilder(interpreter.get(), script.toString(), expected.toString())
                .redirectError(errors.toFile())
                .redirectOutput(output.toFile())
                .start();
        boolean ended = python.waitFor(BASELINE_MINUTES, TimeUnit.MINUTES);
        if (!ended || python.exitValue() != 0) {
            python.destroyForcibly();
            return List.of(Figure.missing("Ansible's templating", "not measured: " + lastLine(errors)));
        }
        double theirs = Double.parseDouble(Files.readString(output).strip());
        return List.of(
                Figure.millis("Ansible's templating, the same files", theirs, "baseline"),
                Figure.ratio("faster than the baseline", theirs / ours, "target: at least 20 x"));
    }

    /** The Python that Ansible runs on, by the first line of its program: its modules are installed there. */
    private static Optional<String> ansiblesPython() throws Exception {
        for (String folder :
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator)) {
            Path program = Path.of(folder, "ansible");
            if (Files.isExecutable(program)) {
                try (var lines = Files.lines(program)) {
                    return lines.findFirst()
                            .filter(line -> line.startsWith("#!"))
                            .map(line -> line.substring(2).strip());
                }
            }
        }
        return Optional.empty();
    }

    private static String lastLine(Path errors) throws Exception {
        return Files.readAllLines(errors).stream().reduce((_, last) -> last).orElse("python3 said nothing");
    }
}
