package trainyard.core.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The example plans that ship with the program. */
public final class ExamplePlans {
    public static final List<String> NAMES = List.of(
            "two-cpu-nodes",
            "two-gpu-nodes",
            "512-gpu-nodes",
            "mig-nodes",
            "switch-tree",
            "blocks",
            "every-optional-key");

    private ExamplePlans() {}

    /** One controller without nodes and partitions: what a plan begins with. */
    public static String empty() {
        return text("empty");
    }

    /** The text of one of {@link #NAMES}, comments and all. */
    public static String text(String name) {
        try (var in = ExamplePlans.class.getResourceAsStream("/trainyard/examples/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no example '" + name + "'");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
