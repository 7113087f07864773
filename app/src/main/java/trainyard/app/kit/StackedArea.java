package trainyard.app.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;

/**
 * Parts of a whole over time, one on the other, each in the colour of its state; zero is at the bottom. Where nothing
 * is known nothing is drawn.
 */
public final class StackedArea extends Region {
    /**
     * One moment.
     *
     * @param at from 0 at the left to 1 at the right
     * @param afterGap whether nothing is known of the time between it and the moment before
     * @param amounts one for each style, none negative, the lowest first
     */
    public record Column(double at, boolean afterGap, List<Double> amounts) {
        double below(int layer) {
            return amounts.subList(0, layer).stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
        }
    }

    /** What is seen of a moment between two gaps. */
    private static final double LEAST = 2;

    private List<String> styles = List.of();
    private List<Column> columns = List.of();

    public StackedArea() {
        getStyleClass().add("stacked-area");
    }

    /** @param newStyles style classes with a {@code -state} token, the lowest first */
    public void show(List<String> newStyles, List<Column> newColumns) {
        styles = List.copyOf(newStyles);
        columns = List.copyOf(newColumns);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var areas = new ArrayList<Polygon>();
        double most = columns.stream()
                .mapToDouble(column -> column.below(styles.size()))
                .max()
                .orElse(0);
        for (List<Column> run : runs(columns)) {
            for (int layer = 0; layer < styles.size(); layer++) {
                var area = new Polygon();
                area.getStyleClass().addAll("layer", styles.get(layer));
                area.getPoints().setAll(outline(run, layer, most, getWidth(), getHeight()));
                areas.add(area);
            }
        }
        getChildren().setAll(areas);
    }

    /** The moments between gaps. */
    static List<List<Column>> runs(List<Column> columns) {
        var runs = new ArrayList<List<Column>>();
        for (Column column : columns) {
            if (runs.isEmpty() || column.afterGap()) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(column);
        }
        return runs;
    }

    /** X and y by turns: along the upper edge, and back along the lower one. */
    static List<Double> outline(List<Column> run, int layer, double most, double width, double height) {
        var points = new ArrayList<Double>();
        double scale = most <= 0 ? 0 : height / most;
        double from = run.getFirst().at() * width;
        double stretch = Math.max(0, LEAST - (run.getLast().at() * width - from));
        edge(points, run, layer + 1, scale, width, height, stretch);
        var back = new ArrayList<Double>();
        edge(back, run, layer, scale, width, height, stretch);
        for (int i = back.size() - 2; i >= 0; i -= 2) {
            points.add(back.get(i));
            points.add(back.get(i + 1));
        }
        return points;
    }

    private static void edge(
            List<Double> points,
            List<Column> run,
            int layers,
            double scale,
            double width,
            double height,
            double stretch) {
        for (Column column : run) {
            points.add(column.at() * width);
            points.add(height - column.below(layers) * scale);
        }
        if (stretch > 0) {
            points.add(run.getLast().at() * width + stretch);
            points.add(height - run.getLast().below(layers) * scale);
        }
    }
}
