package trainyard.core.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The example plans that ship with the program. */
public final class Examples {
    public static final List<String> ALL = List.of("two-cpu-nodes", "two-gpu-nodes", "512-gpu-nodes");

    private Examples() {}

    public static String text(String name) {
        try (var in = Examples.class.getResourceAsStream("/trainyard/examples/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Plan plan(String name) {
        return PlanFile.parse(name + ".yaml", text(name)).plan().orElseThrow();
    }
}
