package trainyard.app.config.nodes;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import trainyard.core.plan.ComputeNode;
import trainyard.core.slurm.MigProfiles;
import trainyard.core.slurm.MigProfiles.Board;
import trainyard.core.slurm.MigProfiles.Profile;

/** The slices of one GPU as boxes, and the profiles that can still be added. A click on an instance takes it away. */
final class MigEditor extends VBox {
    private static final double SLICE = 56;

    private final Label title = new Label();
    private final ComboBox<String> board = new ComboBox<>();
    private final HBox slices = new HBox(2);
    private final FlowPane profiles = new FlowPane(6, 6);
    private final Label note = new Label();
    private final Consumer<MigCut> change;
    private List<Board> boards = List.of();
    private List<ComputeNode.Mig> plan = List.of();
    private boolean showing;

    /** @param change hears how the GPU is to be cut */
    MigEditor(Consumer<MigCut> change) {
        super(8);
        this.change = change;
        title.getStyleClass().add("section-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        board.setId("mig-board");
        board.setTooltip(new Tooltip("Boards of one model are cut differently, by their memory"));
        board.setOnAction(event -> {
            if (!showing) {
                draw();
            }
        });
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        slices.setId("mig-slices");
        profiles.setId("mig-profiles");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, title, space, board);
        head.getStyleClass().add("attribute-line");
        getChildren().setAll(head, slices, profiles, note);
    }

    void show(GpuTile tile, ComputeNode.Gpus group) {
        title.setText("MIG on GPU " + tile.number());
        plan = group.mig().stream().filter(mig -> mig.gpu() == tile.number()).toList();
        boards = MigProfiles.shipped().boards(tile.type());
        List<String> names = boards.stream().map(Board::shown).toList();
        if (!names.equals(board.getItems())) {
            showing = true;
            board.getItems().setAll(names);
            board.setValue(MigCut.of(boards, plan)
                    .map(cut -> cut.board().shown())
                    .orElse(names.isEmpty() ? null : names.getFirst()));
            showing = false;
        }
        boolean isKnown = !boards.isEmpty();
        board.setVisible(boards.size() > 1);
        slices.setVisible(isKnown);
        slices.setManaged(isKnown);
        profiles.setManaged(isKnown);
        profiles.setVisible(isKnown);
        draw();
    }

    private Optional<Board> chosen() {
        return boards.stream()
                .filter(one -> one.shown().equals(board.getValue()))
                .findFirst();
    }

    private void draw() {
        slices.getChildren().clear();
        profiles.getChildren().clear();
        if (boards.isEmpty()) {
            note.setText("GPUs of this type are not cut, or Trainyard does not know how: MIG is for A30, A100, H100,"
                    + " H200, B200 and their like.");
            return;
        }
        Optional<MigCut> cut = chosen().flatMap(one -> MigCut.on(one, plan));
        if (cut.isEmpty()) {
            note.setText("What the plan has for this GPU does not fit on " + board.getValue() + ": "
                    + String.join(
                            ", ", plan.stream().map(ComputeNode.Mig::profile).toList())
                    + ". Choose another board, or mend it in the text.");
            return;
        }
        note.setText(
                plan.isEmpty()
                        ? "Whole. Add a profile to cut it."
                        : "The numbers are those that nvidia-smi mig -lgi shows once the GPU is cut.");
        draw(cut.get());
    }

    private void draw(MigCut cut) {
        int free = 0;
        for (MigCut.Numbered one : cut.instances()) {
            free(free, one.instance().start());
            Profile profile = one.instance().profile();
            var box = new Button(profile.name() + "\n#" + one.number());
            box.getStyleClass().add("mig-instance");
            box.setTooltip(new Tooltip("Instance " + one.number() + ": press to take it away"));
            box.setAccessibleText("Take away " + profile.name() + ", instance " + one.number());
            wide(box, profile.size());
            box.setOnAction(event -> change.accept(cut.without(one)));
            slices.getChildren().add(box);
            free = one.instance().start() + profile.size();
        }
        free(free, cut.board().slices());
        for (Profile profile : cut.board().profiles()) {
            var add = new Button("+ " + profile.name());
            add.setId("mig-add-" + profile.name().replaceAll("[.+]", "-"));
            add.getStyleClass().add("small");
            add.setDisable(!cut.fits(profile));
            add.setOnAction(event -> change.accept(cut.with(profile)));
            profiles.getChildren().add(add);
        }
    }

    private void free(int from, int to) {
        for (int slice = from; slice < to; slice++) {
            var box = new Region();
            box.getStyleClass().add("mig-free");
            wide(box, 1);
            slices.getChildren().add(box);
        }
    }

    private static void wide(Region box, int size) {
        box.setMinWidth(0);
        box.setPrefWidth(size * SLICE + (size - 1) * 2);
        box.setMaxWidth(size * SLICE + (size - 1) * 2);
    }
}
