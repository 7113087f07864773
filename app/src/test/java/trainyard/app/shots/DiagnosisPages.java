package trainyard.app.shots;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import trainyard.app.diagnosis.FakeTools;
import trainyard.app.diagnosis.SampleReports;
import trainyard.app.kit.Place;
import trainyard.app.shell.CoreClusters;
import trainyard.core.diagnose.Report;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Preferences.Theme;

/** Renders the screens of diagnosis on made-up reports, for people to look at: {@code DiagnosisPages FOLDER}. */
final class DiagnosisPages {
    private static final int[][] SIZES = {{1280, 800}, {1024, 700}, {1920, 1080}};
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final String LONG_NODE = "hpc-gpu-rack17-unit042-a100-80g-eu-wst-1";

    private DiagnosisPages() {}

    private static Report report(String job) {
        int kind = job.isEmpty() ? 0 : Integer.parseInt(job) % 4;
        return switch (kind) {
            case 0 -> SampleReports.gpuLost(job, "gpu-017");
            case 1 -> SampleReports.outOfMemory(job);
            case 2 -> SampleReports.unknown(job);
            default -> SampleReports.longer(SampleReports.gpuLost(job, LONG_NODE), 10_000);
        };
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Toolkit.start();
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            for (int[] size : SIZES) {
                var demo = new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
                var shots = new Shots(
                        folder.resolve(theme + "-" + size[0]),
                        demo,
                        theme,
                        Clock.systemUTC(),
                        new FakeTools(DiagnosisPages::report).tools(),
                        size[0],
                        size[1],
                        PATIENCE);
                while (!Toolkit.onFx(shots.window()::hasSnapshot)) {
                    Thread.sleep(50);
                }
                pages(shots);
                shots.close();
            }
        }
        System.exit(0);
    }

    private static void pages(Shots shots) throws Exception {
        shots.take("1-list", new Place.Diagnosis());
        shots.take("2-list-diagnosed", () -> {
            ((Button) shots.find("#failures-diagnose")).fire();
            return 0;
        });
        shots.take("3-list-selected", () -> {
            ((TableView<?>) shots.find("#failures-table")).getSelectionModel().clearAndSelect(2);
            return 0;
        });
        report(shots, "4-gpu", 4712);
        report(shots, "5-unknown", 4714);
        report(shots, "6-long", 4715);
        report(shots, "7-memory", 4713);
        shots.take("8-files", new Place.FilesDiagnosis(List.of(Path.of("a.log"), Path.of("b.log"))));
        shots.take("9-node", new Place.NodeCheck("gpu-017"));
        shots.take("a-settings", new Place.Settings(false));
    }

    private static void report(Shots shots, String name, long job) throws Exception {
        shots.take(name + "-0", new Place.JobDiagnosis(job));
        int count = ((TabPane) shots.find("#report-tabs")).getTabs().size();
        for (int i = 1; i < count; i++) {
            int tab = i;
            shots.take(name + "-" + i, () -> {
                shots.tab("#report-tabs", tab);
                return 0;
            });
        }
        shots.take(name + "-jump", () -> {
            shots.tab("#report-tabs", 0);
            shots.findAll(".evidence-source").stream()
                    .findFirst()
                    .ifPresent(link -> ((javafx.scene.control.Hyperlink) link).fire());
            return 0;
        });
        shots.take(name + "-about", () -> {
            shots.tab("#report-tabs", 0);
            shots.findAll("#report-about").forEach(pane -> ((TitledPane) pane).setExpanded(true));
            shots.findAll("#feedback-no").forEach(button -> ((Button) button).fire());
            return 0;
        });
    }
}
