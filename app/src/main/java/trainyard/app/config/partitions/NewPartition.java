package trainyard.app.config.partitions;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where a partition is added: by its name, for all nodes or for those that were let go here. */
final class NewPartition extends VBox {
    private final BoardEdits edits;
    private final TextField name = new TextField();
    private final Label holds = new Label();
    private final Button forAll = new Button("", new FontIcon("mdi2c-close"));
    private final HBox below = new HBox(4);
    private Optional<Carried> nodes = Optional.empty();
    private boolean isCopy;

    NewPartition(BoardEdits edits, NodeDrag drag) {
        this.edits = edits;
        getStyleClass().add("new-partition");
        setId("new-partition");
        name.setId("new-partition-name");
        name.setPromptText("New partition, or drop nodes here");
        name.setOnAction(event -> add());
        name.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                clear();
                event.consume();
            }
        });
        HBox.setHgrow(name, Priority.ALWAYS);
        var add = new Button("Add", new FontIcon("mdi2p-plus"));
        add.setId("new-partition-add");
        add.setMinWidth(Button.USE_PREF_SIZE);
        add.setOnAction(event -> add());
        holds.getStyleClass().add("muted");
        holds.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        holds.setMinWidth(0);
        forAll.getStyleClass().addAll("flat", "small-button");
        forAll.setOnAction(event -> clear());
        var line = new HBox(8, name, add);
        forAll.setAccessibleText("Not for these nodes");
        below.getChildren().setAll(holds, forAll);
        below.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(line, below);
        clear();
        drag.to(this, carried -> true, this::hold);
    }

    /** Asks for the name of a partition for these nodes. */
    void hold(Carried carried, boolean copied) {
        nodes = Optional.of(carried);
        isCopy = copied;
        String how = carried.from().isPresent() && !copied
                ? ", moved from " + carried.from().get()
                : "";
        holds.setText("For " + carried.hostlist() + how);
        seeNodes(true);
        if (name.getText().isBlank()) {
            name.setText(edits.board().freeName());
        }
        name.requestFocus();
        name.selectAll();
    }

    private void add() {
        String wanted = name.getText().strip();
        if (wanted.isEmpty()) {
            name.requestFocus();
            return;
        }
        nodes.ifPresentOrElse(carried -> edits.intoNew(carried, wanted, isCopy), () -> edits.add(wanted));
        clear();
    }

    private void clear() {
        nodes = Optional.empty();
        name.clear();
        seeNodes(false);
    }

    private void seeNodes(boolean areHeld) {
        below.setVisible(areHeld);
        below.setManaged(areHeld);
    }
}
