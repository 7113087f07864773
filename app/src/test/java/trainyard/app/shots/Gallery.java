package trainyard.app.shots;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;
import trainyard.app.samples.Recorded;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.shell.CoreClusters;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Preferences.Theme;

/** Renders the screens of sample clusters for people to look at: {@code Gallery FOLDER}. */
final class Gallery {
    private Gallery() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        if (arguments.length > 1) {
            demo(folder);
        } else {
            samples(folder);
        }
        System.exit(0);
    }

    private static void demo(Path folder) throws Exception {
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        var clusters = new CoreClusters(Optional.empty(), shells, Clock.systemUTC());
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            Path to = folder.resolve("demo-" + theme.name());
            var request = new Screenshots.Request(Optional.empty(), theme, 1280, 800, to);
            Screenshots.write(request, clusters.openDemo());
        }
    }

    private static void samples(Path folder) throws Exception {
        for (int nodes : new int[] {3, 512, 10_000}) {
            for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
                for (int[] size : new int[][] {{1280, 800}, {1920, 1080}}) {
                    Path to = folder.resolve(theme.name() + "-" + nodes + "-" + size[0]);
                    var request = new Screenshots.Request(Optional.empty(), theme, size[0], size[1], to);
                    var snapshot = Samples.cluster(nodes, nodes * 3);
                    var answers = new HashMap<>(Recorded.scheduler());
                    answers.put("show topology", Samples.topology(snapshot));
                    var session = new SampleSession(snapshot, nodes > 3, answers).withPast();
                    Screenshots.write(request, session, SampleSession.CLOCK);
                }
            }
        }
    }
}
