package trainyard.core.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Python that runs inside Ansible has its own tests, in {@code ansible/tests}; here they are part of the build. */
@Timeout(300)
class AnsibleTest {
    private static final long SECONDS = 280;

    /** Surefire works in the module's folder. */
    private static final Path ANSIBLE =
            Path.of("..", "ansible").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void the_plugin_and_its_sentences_do_what_they_promise() throws Exception {
        assumeTrue(AnsibleHere.isInstalled(), "no ansible-playbook is installed here");
        Path said = folder.resolve("said");
        var builder = new ProcessBuilder(AnsibleHere.PYTHON, "-B", "-m", "unittest", "discover", "-s", "tests")
                .directory(ANSIBLE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        Process process = builder.start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroy();
        }
        String text = said(said);
        assertTrue(ended, () -> "no end after " + SECONDS + " s: " + text);
        assertEquals(0, process.exitValue(), text);
    }

    private static String said(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
