package trainyard.app.diagnosis;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import trainyard.app.kit.Desk;
import trainyard.app.kit.PageParts;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.Report;

/** A report: its verdict above, and below it the report in words, the time line, the ranks, and the sources. */
final class ReportView extends BorderPane {
    private static final int COLUMNS = 48;

    private final Desk desk;
    private final VerdictStrip strip;
    private final ReportBody body;
    private final TimelinePane timeline;
    private final RankGridView ranks;
    private final SourcesPane sources;
    private final FeedbackBar feedback;
    private final Tab reportTab;
    private final Tab timelineTab;
    private final Tab ranksTab;
    private final Tab sourcesTab;
    private final TabPane tabs = new TabPane();

    ReportView(DiagnosisDesk diagnosis) {
        desk = diagnosis.desk();
        strip = new VerdictStrip(desk);
        body = new ReportBody(desk, this::open);
        timeline = new TimelinePane(desk, this::open);
        ranks = new RankGridView(this::open, this::find);
        sources = new SourcesPane(desk);
        feedback = new FeedbackBar(diagnosis);
        reportTab = tab("Report", PageParts.scrolled(body));
        timelineTab = tab("Time line", timeline);
        ranksTab = tab("Ranks by time", ranks);
        sourcesTab = tab("Sources", sources);
        tabs.setId("report-tabs");
        setTop(strip);
        setCenter(tabs);
        setBottom(feedback);
    }

    private static Tab tab(String title, Node content) {
        var tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    TabPane tabs() {
        return tabs;
    }

    /**
     * Shows a report from its beginning.
     *
     * @param job its number on the open cluster; empty where there is none
     * @param cluster the name; empty for files
     */
    void show(Diagnosed diagnosed, Optional<Long> job, String cluster) {
        Report report = diagnosed.report();
        var nodes = VerdictStrip.nodes(report);
        String id = report.job().id();
        strip.show(report);
        body.show(
                report,
                new RemedyDeed.About(job, nodes, report.title() + (id.isEmpty() ? "" : ", job " + id)),
                desk.clock().instant());
        timeline.show(report.timeline(), desk.preferences().now().compactRows());
        timelineTab.setText("Time line (%,d)".formatted(report.timeline().size()));
        var grid = RankGrid.of(report.timeline(), COLUMNS);
        grid.ifPresent(ranks::show);
        sources.show(diagnosed);
        sourcesTab.setText("Sources (%,d)".formatted(sources.count()));
        feedback.show(report, cluster);
        tabs.getTabs().setAll(reportTab, timelineTab);
        if (grid.isPresent()) {
            tabs.getTabs().add(ranksTab);
        }
        tabs.getTabs().add(sourcesTab);
        tabs.getSelectionModel().select(reportTab);
    }

    /** Whether a part other than the report in words was chosen; then that one is shown again. */
    boolean leave() {
        boolean away = tabs.getSelectionModel().getSelectedItem() != reportTab;
        tabs.getSelectionModel().select(reportTab);
        return away;
    }

    private void open(EvidenceLine line) {
        tabs.getSelectionModel().select(sourcesTab);
        sources.jump(line);
    }

    private void find(String words) {
        tabs.getSelectionModel().select(timelineTab);
        timeline.find(words);
    }
}
