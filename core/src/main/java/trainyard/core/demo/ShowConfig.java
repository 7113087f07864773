package trainyard.core.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@code scontrol show config}: Slurm 24.11's own list of keys, with the demo's name and times. */
final class ShowConfig {
    private ShowConfig() {}

    static String text(World world, Wording wording) {
        return template()
                .replace("@NOW@", wording.time(world.now()))
                .replace("@BOOT@", wording.time(world.begun))
                .replace("@CLUSTER@", world.shape.cluster())
                .replace("@NODES@", Integer.toString(world.nodes.size()))
                .replace("@NEXT_JOB@", Long.toString(world.nextId()));
    }

    private static String template() {
        try (InputStream file = ShowConfig.class.getResourceAsStream("config.txt")) {
            if (file == null) {
                throw new IllegalStateException("config.txt of the demo cluster is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
