package trainyard.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import trainyard.core.settings.TemporaryFolder;

/** Another JVM with this program in it: what is measured there starts cold, and has the memory to itself. */
final class ChildJvm {
    private static final int MINUTES = 5;

    private ChildJvm() {}

    /**
     * Runs {@link WindowProbe}.
     *
     * @param options for the JVM, before the class path
     * @return the figures that it printed, by name
     */
    static Map<String, Double> probe(List<String> options, String... arguments)
            throws IOException, InterruptedException {
        return run(WindowProbe.class, options, arguments);
    }

    /** Runs a program that prints figures. */
    static Map<String, Double> run(Class<?> program, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        var words = new ArrayList<String>();
        words.add(ProcessHandle.current().info().command().orElse("java"));
        words.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Djavafx.animation.fullspeed=true"));
        String modules = System.getProperty("jdk.module.path");
        if (modules != null) {
            words.addAll(List.of(
                    "--module-path",
                    modules,
                    "--add-modules",
                    "javafx.controls,jfx.incubator.richtext",
                    "--enable-native-access=javafx.graphics"));
        }
        // The same collector and object layout as this JVM: they decide what memory is needed.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") && !option.contains("AOT"))
                .forEach(words::add);
        words.addAll(options);
        try (var folder = TemporaryFolder.make("bench")) {
            // The probe is halted, so that JavaFX does not delete the fonts that it unpacked.
            words.add("-Djava.io.tmpdir=" + folder.path());
            words.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
            words.addAll(List.of(arguments));
            Path errors = folder.path().resolve("errors");
            Path output = folder.path().resolve("output");
            Process child = new ProcessBuilder(words)
                    .redirectError(errors.toFile())
                    .redirectOutput(output.toFile())
                    .start();
            if (!child.waitFor(MINUTES, TimeUnit.MINUTES) || child.exitValue() != 0) {
                child.destroyForcibly();
                throw new IOException("the probe failed: " + Files.readString(errors));
            }
            return figures(Files.readString(output));
        }
    }

    private static Map<String, Double> figures(String output) {
        var figures = new LinkedHashMap<String, Double>();
        output.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> figures.put(pair[0], Double.valueOf(pair[1])));
        return figures;
    }
}
