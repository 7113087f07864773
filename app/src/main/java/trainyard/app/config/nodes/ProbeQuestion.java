package trainyard.app.config.nodes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import trainyard.app.kit.Cut;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.truth.Probe;

/** What a machine tells of itself beside what the plan has of it; each value is taken or left. */
final class ProbeQuestion extends Dialog<Edit> {
    private static final int LONGEST = 90;

    private final Map<ProbeOffer, CheckBox> boxes = new LinkedHashMap<>();
    private final ButtonType take = new ButtonType("Take the values", ButtonData.OK_DONE);

    ProbeQuestion(Probe probe, PlanView.Node node, Window owner) {
        setTitle("Read from " + node.name());
        setHeaderText("What " + node.name() + " tells of itself");
        initOwner(owner);
        var content = new VBox(12);
        content.getStyleClass().add("plan-node-page");
        List<ProbeOffer> offers = ProbeOffer.of(probe, node);
        offers.forEach(offer -> content.getChildren().add(line(offer)));
        if (offers.isEmpty()) {
            content.getChildren().add(new Label("It told nothing that the plan has a place for."));
        }
        probe.notes().forEach(note -> {
            var label = new Label(note);
            label.getStyleClass().add("muted");
            label.setWrapText(true);
            content.getChildren().add(label);
        });
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(380);
        scroll.getStyleClass().add("edge-to-edge");
        var pane = getDialogPane();
        pane.setId("probe-question");
        pane.setContent(scroll);
        pane.setPrefWidth(620);
        pane.getButtonTypes().setAll(take, ButtonType.CANCEL);
        pane.lookupButton(take).getStyleClass().add("accent");
        pane.getStylesheets().setAll(owner.getScene().getStylesheets());
        boxes.values().forEach(box -> box.selectedProperty().subscribe(now -> enable()));
        enable();
        setResultConverter(button -> button == take ? ProbeOffer.take(node, chosen()) : null);
    }

    private List<ProbeOffer> chosen() {
        return boxes.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void enable() {
        getDialogPane().lookupButton(take).setDisable(chosen().isEmpty());
    }

    private VBox line(ProbeOffer offer) {
        var box = new CheckBox(offer.title() + ":  "
                + (offer.isDifferent()
                        ? Cut.middle(offer.plannedText(), LONGEST) + "  →  " + Cut.middle(offer.offeredText(), LONGEST)
                        : Cut.middle(offer.offeredText(), LONGEST) + ", as in the plan"));
        box.setId("probe-" + offer.key());
        box.setSelected(offer.isTakenByItself());
        box.setDisable(!offer.isDifferent());
        box.setWrapText(true);
        boxes.put(offer, box);
        var reason = new Label(offer.reason());
        reason.getStyleClass().addAll("muted", "attribute-meaning", "probe-reason");
        reason.setWrapText(true);
        return new VBox(2, box, reason);
    }
}
