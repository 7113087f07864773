package trainyard.app.monitoring;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Charts side by side, as many in a row as are wide enough to be read; taller where the window has room. */
final class ChartGrid extends Pane {
    private static final double LEAST = 400;
    private static final double HEIGHT = 216;
    private static final double TALLEST = 300;
    private static final double GAP = 12;

    ChartGrid(List<ChartView> charts) {
        getChildren().addAll(charts);
        getStyleClass().add("chart-grid");
    }

    private int columns(double width) {
        return (int) Math.clamp((width + GAP) / (LEAST + GAP), 1, 4);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = columns(inner(width < 0 ? getWidth() : width));
        return rows(columns) * (HEIGHT + GAP) - GAP + snappedTopInset() + snappedBottomInset();
    }

    /** A scroll pane makes it as tall as itself, where that is more. */
    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private int rows(int columns) {
        return Math.ceilDiv(getChildren().size(), columns);
    }

    private double inner(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    @Override
    protected void layoutChildren() {
        double width = inner(getWidth());
        int columns = columns(width);
        double wide = (width - GAP * (columns - 1)) / columns;
        double room = getHeight() - snappedTopInset() - snappedBottomInset() + GAP;
        double high = snapSizeY(Math.clamp(Math.floor(room / rows(columns)) - GAP, HEIGHT, TALLEST));
        List<Node> charts = getChildren();
        for (int i = 0; i < charts.size(); i++) {
            double x = snappedLeftInset() + i % columns * (wide + GAP);
            double y = snappedTopInset() + (double) (i / columns) * (high + GAP);
            charts.get(i).resizeRelocate(snapPositionX(x), y, snapSizeX(wide), high);
        }
    }
}
