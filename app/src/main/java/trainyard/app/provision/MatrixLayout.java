package trainyard.app.provision;

import java.util.OptionalInt;

/**
 * Where things of the matrix stand, in pixels of its view. Names of tasks stay on the left, names of hosts above; cells
 * scroll beneath both.
 *
 * @param x how far the cells are scrolled to the right, {@code y} how far down
 */
record MatrixLayout(double width, double height, int rows, int hosts, int longestName, double x, double y) {
    static final double ROW = 24;
    static final double TIME = 64;
    private static final double LETTER = 6.6;
    private static final double FEW = 22;
    private static final double LEVEL_HEAD = 28;
    private static final double SLANTED_MOST = 116;
    private static final double LEAST_CELL = 13;
    /** Of hosts' names that do not fit level, in degrees. */
    static final double SLANT = 60;

    private static final double MOST_CELL = 132;

    /** Width of the tasks' names and durations. */
    double side() {
        return Math.clamp(width * 0.36, 180, 420);
    }

    double cellWidth() {
        double over = level() ? 0 : overhang();
        return Math.clamp((width - side() - over) / Math.max(1, hosts), LEAST_CELL, MOST_CELL);
    }

    /** How far the last slanted name reaches beyond its column. */
    private double overhang() {
        return longestName * LETTER * Math.cos(Math.toRadians(SLANT));
    }

    /** Whether hosts' names fit above their columns; else they are slanted. */
    boolean level() {
        return longestName * LETTER + 8 <= Math.min(MOST_CELL, (width - side()) / Math.max(1, hosts));
    }

    double head() {
        return level()
                ? LEVEL_HEAD
                : Math.min(SLANTED_MOST, longestName * LETTER * Math.sin(Math.toRadians(SLANT)) + FEW);
    }

    double mostX() {
        return Math.max(0, hosts * cellWidth() - (width - side() - (level() ? 0 : overhang())));
    }

    double mostY() {
        return Math.max(0, rows * ROW - (height - head()));
    }

    MatrixLayout to(double nextX, double nextY) {
        return new MatrixLayout(
                width, height, rows, hosts, longestName, Math.clamp(nextX, 0, mostX()), Math.clamp(nextY, 0, mostY()));
    }

    /** As little scrolled as brings the cell into view. */
    MatrixLayout revealing(int row, int host) {
        double left = host * cellWidth();
        double top = row * ROW;
        return to(
                Math.max(Math.min(x, left), left + cellWidth() - (width - side() - (level() ? 0 : overhang()))),
                Math.max(Math.min(y, top), top + ROW - (height - head())));
    }

    int firstRow() {
        return (int) (y / ROW);
    }

    /** Behind the last that is in view. */
    int endRow() {
        return Math.min(rows, (int) Math.ceil((y + height - head()) / ROW));
    }

    int firstHost() {
        return (int) (x / cellWidth());
    }

    int endHost() {
        return Math.min(hosts, (int) Math.ceil((x + width - side()) / cellWidth()));
    }

    double left(int host) {
        return side() + host * cellWidth() - x;
    }

    double top(int row) {
        return head() + row * ROW - y;
    }

    OptionalInt rowAt(double viewY) {
        int row = (int) Math.floor((viewY - head() + y) / ROW);
        return viewY < head() || row >= rows ? OptionalInt.empty() : OptionalInt.of(row);
    }

    OptionalInt hostAt(double viewX) {
        int host = (int) Math.floor((viewX - side() + x) / cellWidth());
        return viewX < side() || host >= hosts ? OptionalInt.empty() : OptionalInt.of(host);
    }
}
