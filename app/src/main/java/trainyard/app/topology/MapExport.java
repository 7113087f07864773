package trainyard.app.topology;

import java.util.Optional;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.StatePaints.Tone;
import trainyard.app.topology.ClusterMap.Box;

/** The whole map as a picture, whatever part of it the window shows. On the FX thread. */
final class MapExport {
    private static final double MARGIN = 24;
    /** Up to so many nodes are drawn as boxes with their GPUs, more as marks. */
    private static final int MOST_BOXES = 1_024;

    private static final double BOXES = 0.75;
    private static final double MARKS = 0.2;
    /** The longest side of an image: textures of graphics cards end there. */
    private static final double LONGEST = 8_192;

    private final MapContent content;
    private final ColourBy by;
    private final StatePaints paints;
    private final MapPainter painter;

    MapExport(MapContent content, ColourBy by, StatePaints paints, MapPainter painter) {
        this.content = content;
        this.by = by;
        this.paints = paints;
        this.painter = painter;
    }

    String svg() {
        Viewport whole = whole(Double.MAX_VALUE);
        var sheet = new SvgSheet(whole.width(), whole.height());
        painter.paint(sheet, content, whole, by, Optional.empty());
        return sheet.document("Topology of " + content.cluster());
    }

    WritableImage image() {
        Viewport whole = whole(LONGEST);
        var canvas = new Canvas(whole.width(), whole.height());
        painter.paint(new CanvasSheet(canvas.getGraphicsContext2D()), content, whole, by, Optional.empty());
        var parameters = new SnapshotParameters();
        parameters.setFill(paints.of(Tone.BACKGROUND) instanceof Color ground ? ground : Color.WHITE);
        return canvas.snapshot(parameters, null);
    }

    private Viewport whole(double longest) {
        Box bounds = content.map().bounds();
        double scale = content.map().nodes().size() <= MOST_BOXES ? BOXES : MARKS;
        scale = Math.min(scale, (longest - 2 * MARGIN) / Math.max(bounds.width(), bounds.height()));
        return new Viewport(
                scale,
                bounds.x() - MARGIN / scale,
                bounds.y() - MARGIN / scale,
                Math.ceil(bounds.width() * scale + 2 * MARGIN),
                Math.ceil(bounds.height() * scale + 2 * MARGIN));
    }
}
