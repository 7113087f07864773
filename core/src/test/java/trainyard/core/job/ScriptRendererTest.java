package trainyard.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ScriptRendererTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> no_script_has_anything_that_shellcheck_complains_of() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "shellcheck is not installed");
        return Recipes.combinations().stream()
                .map(one -> DynamicTest.dynamicTest(one.toString(), () -> {
                    Path script = folder.resolve("script.sh");
                    Files.writeString(script, Recipes.script(one.recipe()));
                    Process check = new ProcessBuilder("shellcheck", script.toString())
                            .redirectErrorStream(true)
                            .start();
                    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    check.waitFor();
                    assertEquals("", said);
                }));
    }
}
