package trainyard.app.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A small bar, so full as a share of a whole, and behind it on the right what it amounts to. */
final class ShareBar extends Region {
    private static final double WIDTH = 44;
    private static final double HEIGHT = 6;

    private final Region whole = new Region();
    private final Region level = new Region();
    private final Label text = new Label();
    private double share;

    ShareBar() {
        whole.getStyleClass().add("share-whole");
        level.getStyleClass().add("share-level");
        text.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(whole, level, text);
    }

    /** @param newShare 0 to 1, anything beyond is drawn as empty or full; NaN where it is not known: no bar */
    void show(double newShare, String words) {
        whole.setVisible(!Double.isNaN(newShare));
        level.setVisible(newShare > 0);
        share = Double.isNaN(newShare) ? 0 : Math.clamp(newShare, 0, 1);
        text.setText(words);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double top = snapPositionY((getHeight() - HEIGHT) / 2);
        whole.resizeRelocate(0, top, WIDTH, HEIGHT);
        // The least that is not nothing must be seen.
        level.resizeRelocate(0, top, Math.max(HEIGHT / 2, snapSizeX(WIDTH * share)), HEIGHT);
        text.resizeRelocate(WIDTH, 0, Math.max(0, getWidth() - WIDTH), getHeight());
    }
}
