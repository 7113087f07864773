package trainyard.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.Lab;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.Examples;

/** Real slurmdbd, slurmctld and slurmd are the judges of what is rendered: {@code lab try} starts them with it. */
@Timeout(300)
class LabBundleTest {
    /** Surefire works in the module's folder. */
    private static final Path LAB =
            Path.of("..", "ansible", "lab", "lab").toAbsolutePath().normalize();

    private static final long SECONDS = 280;

    @TempDir
    private Path folder;

    /** What {@code lab try} said, and whether it was content. */
    private record Verdict(int status, String said) {}

    @Test
    void every_example_starts_without_an_error_or_a_warning() throws Exception {
        var bundles = new ArrayList<Path>();
        for (String example : ExamplePlans.NAMES) {
            bundles.add(bundle(example, example));
        }
        Verdict verdict = attempt(bundles);
        assertEquals(0, verdict.status(), verdict.said());
        for (String example : ExamplePlans.NAMES) {
            assertTrue(verdict.said().contains("PASS  " + example + ": "), verdict.said());
        }
    }

    /** So that silence means something: a line that the daemons start with, but complain of, is shown. */
    @Test
    void a_warning_of_slurmd_and_a_refusal_of_slurmctld_are_shown() throws Exception {
        Path more = bundle("two-gpu-nodes", "more-than-expected");
        change(more.resolve("slurm/gres.conf"), "/dev/nvidia0", "/dev/nvidia[0-1]");
        Path unknown = bundle("two-cpu-nodes", "unknown-key");
        change(unknown.resolve("slurm/slurm.conf"), "MailProg=", "MailProgramme=");
        Verdict verdict = attempt(List.of(more, unknown));
        assertFalse(verdict.status() == 0, verdict.said());
        assertTrue(verdict.said().contains("FAIL  more-than-expected: "), verdict.said());
        assertTrue(verdict.said().contains("has 1 more configured than expected"), verdict.said());
        assertTrue(verdict.said().contains("FAIL  unknown-key: "), verdict.said());
        assertTrue(verdict.said().contains("MailProgramme"), verdict.said());
    }

    private Path bundle(String example, String name) throws RenderException, IOException {
        Path target = folder.resolve(name);
        BundleFolder.write(Bundle.of(Examples.plan(example), Lab.version(), Templates.shipped()), target);
        return target;
    }

    private static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(from), text);
        Files.writeString(file, text.replace(from, to));
    }

    private Verdict attempt(List<Path> bundles) throws IOException, InterruptedException {
        assumeTrue("root".equals(System.getProperty("user.name")), "the lab's machines are made by root");
        var words = new ArrayList<>(List.of(LAB.toString(), "try", "--suite", Lab.suite()));
        bundles.forEach(path -> words.add(path.toString()));
        Path said = folder.resolve("said");
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroy();
        }
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertTrue(ended, () -> "no end after " + SECONDS + " s: " + text);
        return new Verdict(process.exitValue(), text);
    }
}
