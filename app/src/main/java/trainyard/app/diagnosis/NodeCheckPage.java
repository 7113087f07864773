package trainyard.app.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Desk;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.PageParts;
import trainyard.app.kit.Place;
import trainyard.app.kit.Screen;
import trainyard.app.kit.StateChip;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Subscriptions;
import trainyard.core.diagnose.check.Check;
import trainyard.core.diagnose.check.NodeReport;

/** Why a node is out of service: what was looked at, what was found, and what helps. */
public final class NodeCheckPage implements Screen {
    private static final double STATUS = 96;
    private static final double NAME = 132;
    private static final double WIDEST = 1080;

    private final DiagnosisDesk diagnosis;
    private final Desk desk;
    private final Label title = new Label();
    private final ProgressIndicator spinner = new ProgressIndicator(0);
    private final Button cancel = new Button("Cancel");
    private final Button again = icon("Check again", "mdi2r-refresh");
    private final Label headline = PageParts.words("");
    private final VBox checks = new VBox(16);
    private final RemedyList remedies;
    private final VBox page = new VBox(24);
    private final ScrollPane scroll = PageParts.scrolled(page);
    private final EmptyState waiting = new EmptyState("mdi2t-timer-sand");
    private final BorderPane view = new BorderPane();
    private final Subscriptions open = new Subscriptions();
    private String node = "";
    private @Nullable Future<?> asked;
    private long ticket;

    public NodeCheckPage(DiagnosisDesk diagnosis) {
        this.diagnosis = diagnosis;
        desk = diagnosis.desk();
        remedies = new RemedyList(desk);
        headline.setId("check-headline");
        headline.getStyleClass().add("title-3");
        checks.setId("node-checks");
        page.getStyleClass().add("page-content");
        page.setMaxWidth(WIDEST);
        view.setTop(head());
        view.setCenter(waiting);
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                back();
            }
        });
    }

    private Node head() {
        var back = icon("Back to the nodes  Esc", "mdi2a-arrow-left");
        back.setId("check-back");
        back.setOnAction(event -> back());
        title.setId("check-title");
        title.getStyleClass().add("title-4");
        spinner.setPrefSize(16, 16);
        cancel.getStyleClass().addAll("flat", "small");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(event -> stop("Cancelled", "Press Check again to find out."));
        again.setId("check-again");
        again.setOnAction(event -> ask());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, back, title, space, spinner, cancel, again);
        head.getStyleClass().add("page-header");
        head.setAlignment(Pos.CENTER_LEFT);
        busy(false);
        return head;
    }

    private static Button icon(String name, String icon) {
        var button = new Button(name, new FontIcon(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(name));
        return button;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown(Place place) {
        desk.selection().set(Optional.empty());
        var switched = desk.cluster().subscribe((before, now) -> {
            node = "";
            desk.go().accept(new Place.Nodes(""));
        });
        open.add(switched::unsubscribe);
        if (place instanceof Place.NodeCheck(String wanted)) {
            node = wanted;
            title.setText("Node " + wanted);
            ask();
        }
    }

    @Override
    public void hidden() {
        open.close();
        stop("Not checked", "Press Check again to find out.");
    }

    private void back() {
        String from = node;
        desk.go().accept(new Place.Nodes(""));
        desk.select(new Subject.OfNode(from));
    }

    private void ask() {
        String wanted = node;
        stop("Checking " + wanted, "Reasons, daemons, clocks, GPUs, logs and disks are looked at.");
        long own = ticket;
        desk.cluster().getValue().ifPresent(cluster -> {
            busy(true);
            asked = desk.background()
                    .task(
                            "Checking node " + wanted,
                            () -> diagnosis.tools().nodes().check(cluster, wanted),
                            found -> {
                                if (own == ticket) {
                                    busy(false);
                                    show(found);
                                }
                            },
                            problem -> {
                                if (own == ticket) {
                                    fail(problem);
                                }
                            });
        });
    }

    /** Breaks off what is under way. */
    private void stop(String what, String next) {
        ticket++;
        if (asked != null) {
            asked.cancel(true);
            asked = null;
        }
        busy(false);
        waiting.say(what, next);
        view.setCenter(waiting);
    }

    private void fail(Exception problem) {
        busy(false);
        if (problem instanceof CancellationException) {
            waiting.say("Cancelled", "Press Check again to find out.");
        } else {
            waiting.warn("The node could not be checked", String.valueOf(problem.getMessage()));
        }
    }

    private void busy(boolean now) {
        spinner.setVisible(now);
        spinner.setProgress(now ? ProgressIndicator.INDETERMINATE_PROGRESS : 0);
        cancel.setVisible(now);
        again.setDisable(now);
    }

    private void show(NodeReport found) {
        headline.setText(found.headline());
        checks.getChildren()
                .setAll(found.checks().stream().map(NodeCheckPage::row).toList());
        remedies.show(
                found.remedies(), new RemedyDeed.About(Optional.empty(), List.of(found.node()), found.headline()));
        var parts = new ArrayList<Node>(List.of(headline));
        if (!found.remedies().isEmpty()) {
            parts.add(PageParts.section("What to do", remedies));
        }
        parts.add(PageParts.section("What was looked at", checks));
        page.getChildren().setAll(parts);
        scroll.setVvalue(0);
        view.setCenter(scroll);
    }

    private static Node row(Check check) {
        var status = new StateChip(Looks.of(check.status()));
        status.setMinWidth(STATUS);
        var name = new Label(check.name());
        name.getStyleClass().add("strong");
        name.setMinWidth(NAME);
        name.setMaxWidth(NAME);
        name.setWrapText(true);
        var said = new VBox(4, PageParts.words(check.sentence()));
        HBox.setHgrow(said, Priority.ALWAYS);
        for (String line : check.evidence()) {
            var text = new Label(line.strip());
            text.getStyleClass().addAll("code", "evidence-line", "aside");
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            said.getChildren().add(text);
        }
        boolean isToBeLookedAt = check.status() == Check.Status.TROUBLE || check.status() == Check.Status.UNKNOWN;
        if (isToBeLookedAt && !check.command().isEmpty()) {
            said.getChildren().add(RemedyList.command(check.command()));
        }
        var row = new HBox(12, status, name, said);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}
