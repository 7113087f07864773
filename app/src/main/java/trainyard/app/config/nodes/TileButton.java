package trainyard.app.config.nodes;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A GPU in the picture of a node: its number, type and device file, its slices, its passthrough address. */
final class TileButton extends Button {
    /** More GPUs than any machine has, for a count that was mistyped. */
    static final int MOST = 64;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /** @param isOneOfMany whether it stands for GPUs of several nodes, whose addresses differ */
    TileButton(GpuTile tile, int place, boolean isChosen, boolean isOneOfMany, Runnable choose) {
        getStyleClass().setAll("button", "gpu-tile");
        setId("gpu-tile-" + place);
        pseudoClassStateChanged(CHOSEN, isChosen);
        var number = new Label(Integer.toString(tile.number()));
        number.getStyleClass().add("gpu-tile-number");
        var type = new Label(tile.type());
        type.getStyleClass().add("gpu-tile-type");
        type.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        type.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(4, number, space, type);
        head.getStyleClass().add("attribute-line");
        String address = isOneOfMany ? "" : tile.address().orElse("");
        var where = new Label(
                tile.file().map(file -> file.replaceFirst("^/dev/", "")).orElse("detected"));
        where.getStyleClass().addAll("code", "muted", "gpu-tile-small");
        var bottom = new Label(address);
        bottom.getStyleClass().addAll("code", "muted", "gpu-tile-small");
        var picture = new VBox(2, head, where, tile.cut().isEmpty() ? bottom : slices(tile));
        setGraphic(picture);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        String cut = tile.cut().isEmpty() ? "" : ", cut into " + String.join(", ", tile.cut());
        String words = "GPU " + tile.number() + ", " + tile.type()
                + tile.file().map(file -> ", " + file).orElse(", found by Slurm")
                + (address.isEmpty() ? "" : ", passed through from " + address) + cut;
        setAccessibleText(words);
        setTooltip(new Tooltip(words));
        setOnAction(event -> choose.run());
    }

    private static HBox slices(GpuTile tile) {
        var bar = new HBox(2);
        bar.getStyleClass().add("gpu-tile-slices");
        for (String profile : tile.cut()) {
            var slice = new Region();
            slice.getStyleClass().add("gpu-tile-slice");
            slice.setMinWidth(0);
            String size = profile.replaceFirst("g.*", "");
            slice.setPrefWidth(size.matches("\\d") ? 12 * Integer.parseInt(size) : 12);
            bar.getChildren().add(slice);
        }
        return bar;
    }
}
