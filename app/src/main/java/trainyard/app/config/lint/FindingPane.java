package trainyard.app.config.lint;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.edit.PlanState;
import trainyard.app.kit.RowCopy;
import trainyard.app.kit.Sentence;
import trainyard.app.kit.StateChip;
import trainyard.core.lint.Finding;
import trainyard.core.slurm.Hostlist;

/** All of the finding that is selected: what, what to do, where, and how to see the same by hand. */
final class FindingPane extends ScrollPane {
    private static final String BUNDLE_FOLDER = "slurm/";

    private final StateChip severity = new StateChip();
    private final Label rule = new Label();
    private final Label message = wrapped("strong");
    private final Label mend = wrapped("");
    private final Label nodes = wrapped("code");
    private final Hyperlink planLine = new Hyperlink();
    private final Hyperlink fileLine = new Hyperlink();
    private final Label command = new Label();
    private final HBox byHand;
    private final Button fix = new Button("Mend", new FontIcon("mdi2a-auto-fix"));
    private final Consumer<PlanPlace> go;
    private Optional<FoundRow> shown = Optional.empty();

    /** @param go leads to a place in the plan or its files */
    FindingPane(Consumer<PlanPlace> go, Consumer<FoundRow> onFix) {
        this.go = go;
        rule.getStyleClass().addAll("muted", "code");
        var head = new HBox(8, severity, rule);
        head.setAlignment(Pos.CENTER_LEFT);
        command.getStyleClass().add("code");
        var copy = new Button("Copy the command", new FontIcon("mdi2c-content-copy"));
        copy.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        copy.setTooltip(new Tooltip("Copy the command"));
        copy.getStyleClass().addAll("flat", "button-icon", "small");
        copy.setOnAction(event -> RowCopy.toClipboard(command.getText()));
        var label = new Label("By hand:");
        label.getStyleClass().add("muted");
        byHand = new HBox(8, label, command, copy);
        byHand.setAlignment(Pos.CENTER_LEFT);
        planLine.setId("lint-plan-line");
        planLine.setOnAction(event -> shown.flatMap(row -> row.first().plan())
                .ifPresent(position -> go.accept(new PlanPlace.InText(position))));
        fileLine.setId("lint-file-line");
        fileLine.setOnAction(event -> shown.ifPresent(this::toFile));
        fix.setId("lint-fix");
        fix.setOnAction(event -> shown.ifPresent(onFix));
        var places = new FlowPane(12, 4, planLine, fileLine);
        var content = new VBox(8, head, message, mend, nodes, places, byHand, fix);
        content.getStyleClass().add("lint-detail");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setId("lint-detail");
        getStyleClass().add("edge-to-edge");
        show(Optional.empty(), Optional.empty());
    }

    private static Label wrapped(String style) {
        var label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }

    private void toFile(FoundRow row) {
        go.accept(new PlanPlace.InFile(
                BUNDLE_FOLDER + row.first().at().file(), row.first().at().line()));
    }

    /** @param plan whose places they are and lead to; empty where they are of files elsewhere */
    void show(Optional<FoundRow> row, Optional<PlanState> plan) {
        shown = row;
        see(this, row.isPresent());
        row.ifPresent(found -> fill(found, plan));
    }

    private void fill(FoundRow found, Optional<PlanState> plan) {
        var first = found.first();
        boolean ofPlan = plan.isPresent();
        severity.show(LintLooks.of(first.severity()));
        rule.setText(first.rule());
        message.setText(Sentence.of(first.message()));
        mend.setText(Sentence.of(first.mend()));
        nodes.setText(Hostlist.fold(found.nodes()));
        see(nodes, found.isFolded() && !found.nodes().isEmpty());
        String times = found.isFolded()
                ? "the first of %,d: ".formatted(found.findings().size())
                : "";
        planLine.setText(times
                + first.plan().map(at -> "line " + at.line() + " of the plan").orElse(""));
        see(planLine, ofPlan && first.plan().isPresent());
        fileLine.setText(found.inFile());
        // A problem of the plan itself has its place there alone.
        see(fileLine, plan.map(state -> isInBundle(first, state)).orElse(true));
        fileLine.setDisable(!ofPlan);
        command.setText(first.check());
        see(byHand, !first.check().isEmpty());
        int fixes = found.fixes().size();
        see(fix, ofPlan && fixes > 0);
        fix.setText(fixes == 1 ? "Mend" : "Mend all %,d".formatted(fixes));
    }

    /** @param on false while the plan is another one than was linted */
    void mendable(boolean on) {
        fix.setDisable(!on);
    }

    private static boolean isInBundle(Finding finding, PlanState state) {
        return state.bundle()
                .map(bundle ->
                        bundle.files().containsKey(BUNDLE_FOLDER + finding.at().file()))
                .orElse(false);
    }

    private static void see(Node node, boolean seen) {
        node.setVisible(seen);
        node.setManaged(seen);
    }
}
