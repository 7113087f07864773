package trainyard.app.diagnosis;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Cut;
import trainyard.app.kit.Desk;
import trainyard.app.kit.PageParts;
import trainyard.app.kit.Place;
import trainyard.app.kit.RowCopy;
import trainyard.app.kit.StateChip;
import trainyard.app.kit.Subject;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.Report;

/** The verdict in a glance: cause, how sure, where it lies, whose move it is, whether to try again, what is to blame. */
final class VerdictStrip extends VBox {
    private static final int MOST_CHIPS = 12;
    private static final int LONGEST = 44;

    private final Desk desk;
    private final Label title = PageParts.words("");
    private final StateChip confidence = new StateChip();
    private final Label facts = PageParts.muted("");
    private final FlowPane blamed = new FlowPane(6, 6);

    VerdictStrip(Desk desk) {
        super(6);
        this.desk = desk;
        getStyleClass().add("verdict-strip");
        title.setId("verdict-title");
        title.getStyleClass().add("title-3");
        confidence.setId("verdict-confidence");
        confidence.setMinWidth(Region.USE_PREF_SIZE);
        facts.setId("verdict-facts");
        blamed.setId("verdict-blamed");
        HBox.setHgrow(title, Priority.ALWAYS);
        var head = new HBox(12, title, confidence);
        head.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(head, facts, blamed);
    }

    void show(Report report) {
        boolean unknown = report.cause().equals(Report.UNKNOWN);
        title.setText(report.title());
        confidence.show(Looks.of(report.confidence()));
        var words = new ArrayList<String>();
        if (!unknown) {
            words.add(Looks.words(report.layer()));
            words.add(Looks.words(report.owner()));
        }
        words.add(report.retry().sentence());
        facts.setText(String.join("   ·   ", words));
        blamed.getChildren()
                .setAll(report.blamed().stream()
                        .limit(MOST_CHIPS)
                        .map(this::chip)
                        .toList());
        int more = report.blamed().size() - MOST_CHIPS;
        if (more > 0) {
            blamed.getChildren().add(PageParts.muted("and %,d more".formatted(more)));
        }
        blamed.setVisible(!report.blamed().isEmpty());
        blamed.setManaged(!report.blamed().isEmpty());
    }

    private Button chip(Blamed thing) {
        var chip = new Button(
                thing.kind().word() + " " + Cut.middle(thing.name(), LONGEST), new FontIcon(Looks.icon(thing.kind())));
        chip.getStyleClass().addAll("small", "blamed-chip");
        boolean isNode = thing.kind() == Blamed.Kind.NODE || thing.kind() == Blamed.Kind.HOST;
        chip.setTooltip(new Tooltip(thing.name() + "\n" + (isNode ? "Click: the node" : "Click: copy it")));
        chip.setOnAction(event -> {
            if (isNode && isKnown(thing.name())) {
                desk.go().accept(new Place.Nodes("node:" + thing.name()));
                desk.select(new Subject.OfNode(thing.name()));
            } else {
                RowCopy.toClipboard(thing.name());
                desk.tell().accept(thing.name() + " is in the clipboard.");
            }
        });
        return chip;
    }

    private boolean isKnown(String node) {
        return desk.live().now().snapshot().stream()
                .flatMap(snapshot -> snapshot.nodes().stream())
                .anyMatch(one -> one.name().equals(node));
    }

    /** Nodes that are blamed. */
    static List<String> nodes(Report report) {
        return report.blamed().stream()
                .filter(thing -> thing.kind() == Blamed.Kind.NODE)
                .map(Blamed::name)
                .distinct()
                .toList();
    }
}
