package trainyard.app.topology;

import java.util.OptionalInt;
import trainyard.app.topology.ClusterMap.Box;

/** Where the cells of a node's GPUs are, in pixels: drawn there, and hit there. */
record GpuGrid(Box area, int gpus) {
    /** The least width of a card, in pixels. */
    static final double CARD_FROM = 168;

    private static final int CELLS_A_ROW = 8;

    /** In a node's box, below its strip. */
    static GpuGrid inBox(Box box, int gpus) {
        double strip = strip(box);
        return new GpuGrid(new Box(box.x() + 3, box.y() + strip + 2, box.width() - 6, box.height() - strip - 4), gpus);
    }

    /** In a card, which has words below the cells. */
    static GpuGrid inCard(Box box, int gpus) {
        double strip = strip(box);
        double height = Math.min(box.width() >= 320 ? 28 : 22, box.height() - strip - 16);
        return new GpuGrid(new Box(box.x() + 8, box.y() + strip + 8, box.width() - 16, height), gpus);
    }

    /** The height of the strip with the node's name. */
    static double strip(Box box) {
        return isCard(box) ? 24 : Math.clamp(Math.floor(box.height() * 0.45), 10, 20);
    }

    static boolean isCard(Box box) {
        return box.width() >= CARD_FROM;
    }

    private int columns() {
        return Math.min(CELLS_A_ROW, Math.max(1, gpus));
    }

    private double width() {
        return area.width() / columns();
    }

    private double height() {
        return area.height() / ((gpus + columns() - 1) / columns());
    }

    Box cell(int index) {
        double width = width();
        double height = height();
        double gap = width >= 8 ? 2 : 1;
        int column = index % columns();
        double left = Math.round(area.x() + column * width);
        double right = Math.round(area.x() + (column + 1) * width) - gap;
        double y = Math.round(area.y() + (double) (index / columns()) * height);
        return new Box(left, y, right - left, Math.max(2, Math.floor(height - gap)));
    }

    OptionalInt at(double x, double y) {
        for (int index = 0; index < gpus; index++) {
            if (cell(index).contains(x, y)) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }
}
