package trainyard.app.topology;

import trainyard.app.topology.ClusterMap.Box;

/**
 * Which part of the map is seen, and how large.
 *
 * @param scale pixels a unit of the map
 * @param x the map's x at the left edge of the view
 */
record Viewport(double scale, double x, double y, double width, double height) {
    private static final double MARGIN = 24;
    /** A whole cluster of three nodes need not fill the window. */
    private static final double LARGEST_FIT = 2.4;

    private static final double SMALLEST = 0.01;
    private static final double LARGEST = 8;

    static final Viewport NONE = new Viewport(1, 0, 0, 0, 0);

    /** The whole of a box, in the middle of the view. */
    static Viewport fit(Box bounds, double width, double height) {
        double scale = Math.min((width - 2 * MARGIN) / bounds.width(), (height - 2 * MARGIN) / bounds.height());
        scale = Math.clamp(scale, SMALLEST, LARGEST_FIT);
        return new Viewport(
                scale,
                bounds.x() + bounds.width() / 2 - width / scale / 2,
                bounds.y() + bounds.height() / 2 - height / scale / 2,
                width,
                height);
    }

    /** Larger or smaller by a factor; what is at the pixel stays there. */
    Viewport zoomed(double factor, double pixelX, double pixelY) {
        double next = Math.clamp(scale * factor, SMALLEST, LARGEST);
        return new Viewport(next, mapX(pixelX) - pixelX / next, mapY(pixelY) - pixelY / next, width, height);
    }

    Viewport moved(double pixelsX, double pixelsY) {
        return new Viewport(scale, x - pixelsX / scale, y - pixelsY / scale, width, height);
    }

    Viewport resized(double newWidth, double newHeight) {
        return new Viewport(scale, x, y, newWidth, newHeight);
    }

    /** Moved just so far that the box is seen; not at all where it is. */
    Viewport revealing(Box box) {
        return new Viewport(
                scale,
                along(x, width, box.x(), box.x() + box.width()),
                along(y, height, box.y(), box.y() + box.height()),
                width,
                height);
    }

    private double along(double start, double pixels, double from, double to) {
        double room = MARGIN / scale;
        if (from < start) {
            return from - room;
        }
        return to > start + pixels / scale ? to + room - pixels / scale : start;
    }

    double mapX(double pixel) {
        return x + pixel / scale;
    }

    double mapY(double pixel) {
        return y + pixel / scale;
    }

    double pixelX(double mapX) {
        return (mapX - x) * scale;
    }

    double pixelY(double mapY) {
        return (mapY - y) * scale;
    }

    boolean sees(double boxX, double boxY, double boxWidth, double boxHeight) {
        return boxX + boxWidth >= x && boxY + boxHeight >= y && boxX <= x + width / scale && boxY <= y + height / scale;
    }
}
