package trainyard.app.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/** The recent history of one figure, from left to right, without axes; zero is at the bottom. */
public final class Sparkline extends Region {
    private static final double LINE = 1.5;

    private final Polygon area = new Polygon();
    private final Polyline line = new Polyline();
    private List<Double> values = List.of();

    public Sparkline() {
        getStyleClass().add("sparkline");
        area.getStyleClass().add("sparkline-area");
        line.getStyleClass().add("sparkline-line");
        getChildren().addAll(area, line);
    }

    /** @param newValues none of them negative, at equal distances */
    public void show(List<Double> newValues) {
        values = List.copyOf(newValues);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        line.getPoints().setAll(points(values, getWidth(), getHeight() - LINE));
        area.getPoints().setAll(line.getPoints());
        if (!values.isEmpty()) {
            area.getPoints().addAll(getWidth(), getHeight(), 0.0, getHeight());
        }
    }

    /** X and y by turns; a single value is a level line. */
    static List<Double> points(List<Double> values, double width, double height) {
        if (values.isEmpty()) {
            return List.of();
        }
        if (values.size() == 1) {
            return points(List.of(values.getFirst(), values.getFirst()), width, height);
        }
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        var points = new ArrayList<Double>();
        for (int i = 0; i < values.size(); i++) {
            points.add(width * i / (values.size() - 1));
            points.add(most <= 0 ? height : LINE + (height - LINE) * (1 - values.get(i) / most));
        }
        return points;
    }
}
