package trainyard.app.shots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.shots.Screenshots.Request;
import trainyard.core.settings.Preferences.Theme;

class ScreenshotsTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_screen_opens() {
        return Stream.of(3, 512)
                .flatMap(nodes -> Stream.of(Theme.LIGHT, Theme.DARK)
                        .map(theme -> DynamicTest.dynamicTest(nodes + " nodes, " + theme.name(), () -> {
                            var session = new SampleSession(Samples.cluster(nodes, nodes * 3), nodes > 3);
                            Path to = Files.createDirectories(
                                    shots().resolve(theme.name().toLowerCase() + "-" + nodes));
                            var files = Screenshots.write(
                                    new Request(Optional.empty(), theme, 1280, 800, to), session, SampleSession.CLOCK);
                            for (Path file : files) {
                                var picture = ImageIO.read(file.toFile());
                                assertEquals(1280, picture.getWidth());
                                assertTrue(colours(picture) > 50, file + " is nearly empty");
                            }
                            assertTrue(session.closed);
                        })));
    }

    @Test
    void an_unknown_screen_is_answered_with_those_there_are() {
        var session = new SampleSession(Samples.cluster(3, 3), false);
        var request = new Request(Optional.of("nothing"), Theme.LIGHT, 800, 600, folder);
        var problem = assertThrows(IllegalArgumentException.class, () -> Screenshots.write(request, session));
        assertTrue(problem.getMessage().contains("Overview"), problem.getMessage());
    }

    private static long colours(java.awt.image.BufferedImage picture) {
        return Stream.iterate(0, x -> x < picture.getWidth(), x -> x + 2)
                .flatMap(x -> Stream.iterate(0, y -> y < picture.getHeight(), y -> y + 2)
                        .map(y -> picture.getRGB(x, y)))
                .distinct()
                .count();
    }

    /** The pictures stay in the build folder, for people to look at. */
    private static Path shots() {
        return Path.of("target", "screenshots");
    }
}
