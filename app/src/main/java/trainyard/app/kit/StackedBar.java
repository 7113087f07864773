package trainyard.app.kit;

import java.util.List;
import javafx.scene.layout.Region;

/** Parts of a whole side by side, each in the colour of its state. */
public final class StackedBar extends Region {
    /** @param style a style class with a {@code -state} token */
    public record Part(String style, double amount) {}

    private static final double GAP = 1;
    private static final double LEAST = 3;

    private List<Part> parts = List.of();

    public StackedBar() {
        getStyleClass().add("stacked-bar");
    }

    public void show(List<Part> newParts) {
        parts = newParts.stream().filter(part -> part.amount() > 0).toList();
        getChildren().setAll(parts.stream().map(StackedBar::swatch).toList());
        requestLayout();
    }

    private static Region swatch(Part part) {
        var region = new Region();
        region.getStyleClass().addAll("swatch", part.style());
        return region;
    }

    @Override
    protected void layoutChildren() {
        double total = parts.stream().mapToDouble(Part::amount).sum();
        // A few failed among thousands must still be seen: each part has a least width, taken from the large ones.
        double reserved = parts.size() * (LEAST + GAP);
        double room = Math.max(0, getWidth() - reserved);
        double x = 0;
        for (int i = 0; i < parts.size(); i++) {
            double width = LEAST + (total == 0 ? 0 : room * parts.get(i).amount() / total);
            double left = snapPositionX(x);
            getChildren().get(i).resizeRelocate(left, 0, snapPositionX(x + width) - left, getHeight());
            x += width + GAP;
        }
    }
}
