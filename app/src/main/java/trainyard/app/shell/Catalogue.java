package trainyard.app.shell;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;
import trainyard.app.audit.AuditScreen;
import trainyard.app.composer.ComposerScreen;
import trainyard.app.config.PlanScreen;
import trainyard.app.diagnosis.DiagnosisDesk;
import trainyard.app.diagnosis.DiagnosisScreen;
import trainyard.app.diagnosis.NodeCheckPage;
import trainyard.app.diagnosis.ReportPage;
import trainyard.app.gpus.GpusScreen;
import trainyard.app.jobs.JobPage;
import trainyard.app.jobs.JobsScreen;
import trainyard.app.kit.Desk;
import trainyard.app.kit.Place;
import trainyard.app.kit.Screen;
import trainyard.app.kit.ScreenEntry;
import trainyard.app.kit.Why;
import trainyard.app.monitoring.MonitoringScreen;
import trainyard.app.nodes.NodesScreen;
import trainyard.app.overview.OverviewScreen;
import trainyard.app.partitions.PartitionsScreen;
import trainyard.app.provision.ProvisionScreen;
import trainyard.app.report.ReportScreen;
import trainyard.app.scheduler.SchedulerScreen;
import trainyard.app.topology.TopologyScreen;

/** All screens of the window. A new screen is one line here. */
final class Catalogue {
    private Catalogue() {}

    /** @param settings made by whoever knows the user's settings */
    static List<ScreenEntry> of(Desk desk, DiagnosisDesk diagnosis, Supplier<Screen> settings) {
        return List.of(
                entry(
                        new Place.Overview(),
                        "Overview",
                        "mdi2v-view-dashboard-outline",
                        1,
                        () -> new OverviewScreen(desk)),
                entry(new Place.Topology(), "Topology", "mdi2s-sitemap-outline", 2, () -> new TopologyScreen(desk)),
                entry(new Place.Nodes(""), "Nodes", "mdi2s-server", 3, () -> new NodesScreen(desk)),
                entry(new Place.Jobs(""), "Jobs", "mdi2p-playlist-play", 4, () -> new JobsScreen(desk)),
                diagnosis(diagnosis),
                composer(desk),
                entry(
                        new Place.Partitions(),
                        "Partitions",
                        "mdi2v-view-column-outline",
                        5,
                        () -> new PartitionsScreen(desk)),
                entry(new Place.Scheduler(), "Scheduler", "mdi2h-heart-pulse", 6, () -> new SchedulerScreen(desk)),
                entry(new Place.Gpus(), "GPUs", "mdi2e-expansion-card-variant", 7, () -> new GpusScreen(desk)),
                monitoring(desk),
                entry(new Place.Plan(), "Plan", "mdi2f-file-document-edit-outline", 8, () -> new PlanScreen(desk)),
                provision(desk),
                entry(new Place.Audit(), "Audit", "mdi2c-clipboard-text-clock-outline", 9, () -> new AuditScreen(desk)),
                entry(new Place.Settings(false), "Settings", "mdi2c-cog-outline", 0, settings));
    }

    /** Pages that other screens lead to: not on the rail, and without keys of their own. */
    static List<ScreenEntry> pages(Desk desk, DiagnosisDesk diagnosis) {
        return List.of(
                page(new Place.Job(0), "Job", "mdi2p-playlist-play", () -> new JobPage(desk)),
                page(new Place.JobDiagnosis(0), "Diagnosis of a job", Why.ICON, () -> new ReportPage(diagnosis)),
                page(
                        new Place.FilesDiagnosis(List.of()),
                        "Diagnosis of files",
                        Why.ICON,
                        () -> new ReportPage(diagnosis)),
                page(new Place.NodeCheck(""), "Check of a node", Why.ICON, () -> new NodeCheckPage(diagnosis)),
                page(new Place.Report(), "Resource report", "mdi2f-file-chart-outline", () -> new ReportScreen(desk)));
    }

    /** The digits are given out; P is for provision. */
    private static ScreenEntry provision(Desk desk) {
        return new ScreenEntry(
                new Place.Provision(),
                "Provision",
                "mdi2r-rocket-launch-outline",
                KeyCombination.valueOf("Shortcut+Shift+P"),
                () -> new ProvisionScreen(desk));
    }

    /** D is for diagnosis. */
    private static ScreenEntry diagnosis(DiagnosisDesk diagnosis) {
        return new ScreenEntry(
                new Place.Diagnosis(),
                "Diagnosis",
                Why.ICON,
                KeyCombination.valueOf("Shortcut+Shift+D"),
                () -> new DiagnosisScreen(diagnosis));
    }

    /** J is for jobs. */
    private static ScreenEntry composer(Desk desk) {
        return new ScreenEntry(
                new Place.Composer(0),
                "Compose",
                "mdi2p-playlist-plus",
                KeyCombination.valueOf("Shortcut+Shift+J"),
                () -> new ComposerScreen(desk));
    }

    /** M is for monitoring. */
    private static ScreenEntry monitoring(Desk desk) {
        return new ScreenEntry(
                new Place.Monitoring(),
                "Monitoring",
                "mdi2c-chart-line",
                KeyCombination.valueOf("Shortcut+Shift+M"),
                () -> new MonitoringScreen(desk));
    }

    private static ScreenEntry page(Place place, String title, String icon, Supplier<Screen> open) {
        return new ScreenEntry(place, title, icon, KeyCombination.NO_MATCH, open);
    }

    private static ScreenEntry entry(Place place, String title, String icon, int digit, Supplier<Screen> open) {
        return new ScreenEntry(place, title, icon, KeyCombination.valueOf("Shortcut+" + digit), open);
    }
}
