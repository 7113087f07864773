package trainyard.app.provision;

import javafx.scene.layout.FlowPane;
import trainyard.app.kit.StateChip;
import trainyard.core.provision.events.Cell;

/** What the glyphs of the matrix stand for. */
final class Legend extends FlowPane {
    Legend() {
        super(16, 4);
        getStyleClass().add("run-legend");
        for (Cell.State state : Cell.State.values()) {
            if (state != Cell.State.ABSENT && state != Cell.State.NOT_RUN) {
                var chip = new StateChip();
                chip.show(CellLook.of(state));
                getChildren().add(chip);
            }
        }
    }
}
