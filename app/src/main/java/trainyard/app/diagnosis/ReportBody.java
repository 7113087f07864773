package trainyard.app.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Desk;
import trainyard.app.kit.PageParts;
import trainyard.app.kit.PropertyList;
import trainyard.app.kit.PropertyList.Property;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.export.ReportWords;
import trainyard.core.slurm.Hostlist;

/** The report in words: what happened and what to do on the left, what stands around it on the right. */
final class ReportBody extends Pane {
    private static final double GAP = 24;
    private static final double SIDE = 340;
    private static final double WIDEST = 1040;
    private static final double NARROW = 980;
    private static final double PAD = 16;

    private final VBox main = new VBox(24);
    private final VBox side = new VBox(24);
    private final Label summary = PageParts.words("");
    private final EvidenceList evidence;
    private final RemedyList remedies;
    private final Label explanation = PageParts.words("");
    private final TitledPane about = new TitledPane("What such a failure is", explanation);
    private final EvidenceList aside;
    private final VBox missing = new VBox(12);
    private final VBox surroundings = new VBox(8);
    private final PropertyList facts = new PropertyList();

    /** @param onOpen shows a line where it stands */
    ReportBody(Desk desk, Consumer<EvidenceLine> onOpen) {
        evidence = new EvidenceList(onOpen);
        evidence.setId("report-evidence");
        aside = new EvidenceList(onOpen);
        aside.setId("report-aside");
        remedies = new RemedyList(desk);
        missing.setId("report-missing");
        surroundings.setId("report-surroundings");
        summary.setId("report-summary");
        about.setId("report-about");
        about.setExpanded(false);
        about.setAnimated(false);
        getChildren().addAll(main, side);
    }

    void show(Report report, RemedyDeed.About subject, Instant now) {
        summary.setText(report.summary());
        evidence.show(report.evidence());
        remedies.show(report.remedies(), subject);
        explanation.setText(report.explanation());
        aside.showAside(report.setAside());
        missing.getChildren()
                .setAll(report.missing().stream().map(ReportBody::missing).toList());
        surroundings
                .getChildren()
                .setAll(report.surroundings().stream().map(PageParts::words).toList());
        facts.show(facts(report.job(), now));
        boolean unknown = report.cause().equals(Report.UNKNOWN);
        var left = new ArrayList<Node>(List.of(PageParts.section("What happened", summary)));
        var right = new ArrayList<Node>();
        section(left, "Evidence", evidence, !report.evidence().isEmpty());
        // Where the cause is not known, what would tell it is the next step.
        section(
                unknown ? left : right,
                "What is missing",
                missing,
                !report.missing().isEmpty());
        section(left, "What to do", remedies, !report.remedies().isEmpty());
        if (!report.explanation().isEmpty()) {
            left.add(about);
        }
        section(right, "The job", facts, !report.job().id().isEmpty());
        section(
                right,
                ReportWords.SURROUNDINGS,
                surroundings,
                !report.surroundings().isEmpty());
        section(right, "Set aside", aside, !report.setAside().isEmpty());
        main.getChildren().setAll(left);
        side.getChildren().setAll(right);
        requestLayout();
    }

    private static void section(List<Node> sections, String title, Node content, boolean isThere) {
        if (isThere) {
            sections.add(PageParts.section(title, content));
        }
    }

    private static Node missing(Missing one) {
        var box = new VBox(4);
        var what = PageParts.words(one.what());
        what.getStyleClass().add("strong");
        box.getChildren().add(what);
        if (!one.why().isEmpty()) {
            box.getChildren().add(PageParts.muted(one.why()));
        }
        if (!one.how().isEmpty()) {
            box.getChildren().add(RemedyList.command(one.how()));
        }
        return box;
    }

    private static List<Property> facts(JobFacts job, Instant now) {
        return List.of(
                Property.code("Id", job.id()),
                Property.of("Name", job.name()),
                Property.of("User", job.user()),
                Property.of("State", job.state()),
                Property.code("Exit code", job.exitCode()),
                Property.time("Started", job.started(), now),
                Property.time("Ended", job.ended(), now),
                Property.code("Nodes", job.nodes().isEmpty() ? "" : Hostlist.fold(job.nodes())),
                Property.of("Slurm", job.version()));
    }

    private boolean isNarrow(double width) {
        return width < NARROW;
    }

    private double mainWidth(double width) {
        double whole = width - 2 * PAD;
        return isNarrow(width) ? whole : Math.min(WIDEST, whole - SIDE - GAP);
    }

    @Override
    protected double computePrefHeight(double width) {
        double given = width > 0 ? width : getWidth();
        double left = main.prefHeight(mainWidth(given));
        double right = side.getChildren().isEmpty()
                ? 0
                : side.prefHeight(isNarrow(given) ? mainWidth(given) : sideWidth(given));
        return 2 * PAD + (isNarrow(given) ? left + (right > 0 ? GAP + right : 0) : Math.max(left, right));
    }

    /** On a wide window the lines of a log on the right have more room as well. */
    private double sideWidth(double width) {
        double left = width - 2 * PAD - GAP - mainWidth(width);
        return Math.max(SIDE, Math.min(left, 2 * SIDE));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double wide = mainWidth(width);
        double height = main.prefHeight(wide);
        main.resizeRelocate(PAD, PAD, wide, height);
        if (isNarrow(width)) {
            side.resizeRelocate(PAD, PAD + height + GAP, wide, side.prefHeight(wide));
        } else {
            double narrow = sideWidth(width);
            side.resizeRelocate(PAD + wide + GAP, PAD, narrow, side.prefHeight(narrow));
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
