package trainyard.app.shots;

import java.nio.file.Path;
import java.util.Optional;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.shell.ThemeChoice;

/** Renders the screens of sample clusters for people to look at: {@code Gallery FOLDER}. */
final class Gallery {
    private Gallery() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        for (int nodes : new int[] {3, 512}) {
            for (ThemeChoice theme : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
                for (int[] size : new int[][] {{1280, 800}, {1920, 1080}}) {
                    Path to = folder.resolve(theme.word() + "-" + nodes + "-" + size[0]);
                    var request = new Screenshots.Request(Optional.empty(), theme, size[0], size[1], to);
                    var session = new SampleSession(Samples.cluster(nodes, nodes * 3), nodes > 3);
                    Screenshots.write(request, session, SampleSession.CLOCK);
                }
            }
        }
        System.exit(0);
    }
}
