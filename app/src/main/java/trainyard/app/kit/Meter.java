package trainyard.app.kit;

import javafx.scene.layout.Region;

/** A small bar, so full as a share of a whole. */
final class Meter extends Region {
    private final Region level = new Region();
    private double share;

    Meter() {
        getStyleClass().add("meter");
        level.getStyleClass().add("level");
        getChildren().add(level);
    }

    /** @param newShare 0 to 1; what lies outside is drawn as empty or full */
    void show(double newShare) {
        share = Math.clamp(newShare, 0, 1);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        // The least that is not nothing must be seen.
        double width = share == 0 ? 0 : Math.max(2, snapSizeX(getWidth() * share));
        level.resizeRelocate(0, 0, width, getHeight());
    }
}
