package trainyard.core.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** A demo cluster with a clock that tests turn by hand. */
final class Demo {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Instant now = NOON;
    final DemoCluster cluster;
    final DemoCommands commands;

    Demo(DemoShape shape, long seed) {
        InstantSource clock = () -> now;
        cluster = new DemoCluster(shape, seed, clock, ZoneOffset.UTC);
        commands = new DemoCommands(cluster);
    }

    static Demo standard() {
        return new Demo(DemoShape.standard(), 1);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Answer answer(String line) {
        return answer(line, "");
    }

    /** @param input what the command reads on its standard input */
    Answer answer(String line, String input) {
        return commands.run(line, () -> input);
    }

    /** The output of a command that must succeed. */
    String run(String line) {
        Answer answer = answer(line);
        if (answer.status() != 0) {
            throw new AssertionError(line + " failed: " + answer.errors());
        }
        return answer.output();
    }

    /** A recorded output of Slurm 24.11. */
    static String recorded(String name) {
        try (var file = Demo.class.getResourceAsStream("recorded/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
