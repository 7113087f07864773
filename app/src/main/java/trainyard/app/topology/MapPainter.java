package trainyard.app.topology;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.StatePaints.Tone;
import trainyard.app.topology.ClusterMap.Block;
import trainyard.app.topology.ClusterMap.Box;
import trainyard.app.topology.ClusterMap.Strip;
import trainyard.app.topology.ClusterMap.Wire;
import trainyard.core.live.Node;

/** Draws what the viewport sees of the map: marks from afar, boxes with GPUs near by, cards nearest. */
final class MapPainter {
    private static final double BOX_FROM = 28;
    private static final double DIMMED = 0.22;
    private static final double CHIP = 20;
    private static final double SMALLEST_CHIP = 16;
    /** Names in strips lower than this would run over what is around them. */
    private static final double LEAST_STRIP = 13;

    private static final Font NAME = Font.font("Inter Semi Bold", 12);
    private static final Font SMALL = Font.font("Inter", 11);

    private final StatePaints paints;
    private final BoxPainter boxes;
    private @Nullable FarNodes far;

    /** @param gpus of a node's card */
    MapPainter(StatePaints paints, BiFunction<Node, MapContent, List<GpuCell>> gpus) {
        this.paints = paints;
        boxes = new BoxPainter(paints, gpus);
    }

    /** @param selected the name of the selected node */
    void paint(Sheet canvas, MapContent content, Viewport view, ColourBy by, Optional<String> selected) {
        canvas.setGlobalAlpha(1);
        canvas.setFill(paints.of(Tone.BACKGROUND));
        canvas.fillRect(0, 0, view.width(), view.height());
        ClusterMap map = content.map();
        wires(canvas, map, view);
        controller(canvas, content.cluster(), map.controller(), view);
        map.chips().forEach(chip -> chip(canvas, chip, view));
        map.strips().forEach(strip -> strip(canvas, strip, view));
        map.blocks().forEach(block -> block(canvas, block, view));
        boolean near = ClusterMap.NODE_WIDTH * view.scale() >= BOX_FROM;
        if (near) {
            nearNodes(canvas, content, view, new NodeColours(paints, by, content));
        } else {
            farNodes(canvas, content, view, by);
        }
        selected.flatMap(content.map()::boxOf).ifPresent(box -> ring(canvas, box, view));
    }

    private void wires(Sheet canvas, ClusterMap map, Viewport view) {
        canvas.setStroke(paints.of(Tone.BORDER));
        canvas.setLineWidth(1);
        for (Wire wire : map.wires()) {
            canvas.strokeLine(
                    edge(view.pixelX(wire.fromX())),
                    edge(view.pixelY(wire.fromY())),
                    edge(view.pixelX(wire.toX())),
                    edge(view.pixelY(wire.toY())));
        }
    }

    /** The middle of a pixel, where a thin line is sharp. */
    private static double edge(double pixel) {
        return Math.round(pixel) + 0.5;
    }

    private void chip(Sheet canvas, Strip chip, Viewport view) {
        double room = chip.box().width() * view.scale() - 8;
        double width = Math.min(room, chip.name().length() * 7.5 + 20);
        if (width < SMALLEST_CHIP) {
            return;
        }
        double x = edge(view.pixelX(chip.box().middleX()) - width / 2);
        double y = edge(view.pixelY(chip.box().y()) - CHIP / 2);
        canvas.setFill(paints.of(Tone.SURFACE));
        canvas.fillRoundRect(x, y, width, CHIP, 8);
        canvas.setStroke(paints.of(Tone.BORDER));
        canvas.strokeRoundRect(x, y, width, CHIP, 8);
        canvas.setFont(SMALL);
        canvas.setFill(paints.of(Tone.TEXT));
        canvas.setTextAlign(TextAlignment.CENTER);
        canvas.fillText(chip.name(), x + width / 2, y + CHIP / 2 + 4, width - 8);
        canvas.setTextAlign(TextAlignment.LEFT);
    }

    private void strip(Sheet canvas, Strip strip, Viewport view) {
        Box box = strip.box();
        if (!view.sees(box.x(), box.y(), box.width(), box.height())) {
            return;
        }
        double x = Math.round(view.pixelX(box.x()));
        double y = Math.round(view.pixelY(box.y()));
        double width = Math.round(box.width() * view.scale());
        double height = Math.clamp(Math.round(box.height() * view.scale()), 3, 28);
        canvas.setFill(paints.of(Tone.BORDER));
        canvas.fillRect(x, y, width, height);
        if (height >= LEAST_STRIP) {
            canvas.setFont(SMALL);
            canvas.setFill(paints.of(Tone.TEXT));
            canvas.fillText(strip.name(), x + 8, y + height / 2 + 4, Math.max(1, width - 12));
        }
    }

    private void controller(Sheet canvas, String cluster, Box box, Viewport view) {
        double width = Math.clamp(box.width() * view.scale(), 160, 240);
        double height = Math.max(22, Math.min(44, box.height() * view.scale()));
        double x = Math.round(view.pixelX(box.x() + box.width() / 2) - width / 2) + 0.5;
        double y = Math.round(view.pixelY(box.y() + box.height()) - height) + 0.5;
        canvas.setFill(paints.of(Tone.SURFACE));
        canvas.fillRoundRect(x, y, width, height, 8);
        canvas.strokeRoundRect(x, y, width, height, 8);
        canvas.setFill(paints.of(Tone.TEXT));
        canvas.setFont(NAME);
        canvas.setTextAlign(TextAlignment.CENTER);
        String words = height >= 36 ? cluster : "Controller of " + cluster;
        canvas.fillText(words, x + width / 2, y + (height >= 36 ? 18 : height / 2 + 4), width - 8);
        if (height >= 36) {
            canvas.setFont(SMALL);
            canvas.setFill(paints.of(Tone.MUTED));
            canvas.fillText("Controller", x + width / 2, y + 34, width - 8);
        }
        canvas.setTextAlign(TextAlignment.LEFT);
    }

    private void block(Sheet canvas, Block block, Viewport view) {
        Box box = block.box();
        if (!view.sees(box.x(), box.y(), box.width(), box.height())) {
            return;
        }
        double x = Math.round(view.pixelX(box.x()));
        double y = Math.round(view.pixelY(box.y()));
        double width = box.width() * view.scale();
        canvas.setFill(paints.of(Tone.SURFACE));
        canvas.fillRect(x, y, width, box.height() * view.scale());
        double header = block.header() * view.scale();
        if (header < LEAST_STRIP) {
            return;
        }
        double baseline = y + Math.min(header - 5, header / 2 + 5);
        canvas.setFont(NAME);
        canvas.setFill(paints.of(Tone.TEXT));
        double left = x + Math.min(8, ClusterMap.PAD * view.scale());
        canvas.fillText(block.name(), left, baseline, Math.max(1, width - 8));
        var use = MapContent.use(block.nodes());
        String words = use.gpus() == 0
                ? "%,d nodes".formatted(use.nodes())
                : "%,d nodes, %,d of %,d GPUs".formatted(use.nodes(), use.allocatedGpus(), use.gpus());
        double after = left + block.name().length() * 7.5 + 12;
        if (after + words.length() * 6 < x + width) {
            canvas.setFont(SMALL);
            canvas.setFill(paints.of(Tone.MUTED));
            canvas.fillText(words, after, baseline, x + width - after);
        }
    }

    private void nearNodes(Sheet canvas, MapContent content, Viewport view, NodeColours colours) {
        for (Block block : content.map().blocks()) {
            for (int i = 0; i < block.nodes().size(); i++) {
                double x = block.nodeX(i);
                double y = block.nodeY(i);
                if (view.sees(x, y, ClusterMap.NODE_WIDTH, ClusterMap.NODE_HEIGHT)) {
                    Node node = block.nodes().get(i);
                    canvas.setGlobalAlpha(content.isDimmed(node) ? DIMMED : 1);
                    boxes.paint(canvas, content, node, colours.of(node), pixels(view, x, y));
                }
            }
        }
        canvas.setGlobalAlpha(1);
    }

    private void farNodes(Sheet canvas, MapContent content, Viewport view, ColourBy by) {
        if (far == null || !far.isOf(content, by)) {
            far = FarNodes.of(content, by, paints);
        }
        double width = pixelWidth(view);
        double height = pixelHeight(view);
        for (FarNodes.Stroke stroke : far.strokes()) {
            canvas.setGlobalAlpha(stroke.dimmed() ? DIMMED : 1);
            marks(canvas, stroke, view, width, height);
        }
        canvas.setGlobalAlpha(1);
    }

    private void marks(Sheet canvas, FarNodes.Stroke stroke, Viewport view, double width, double height) {
        var mark = NodeMark.of(stroke.state());
        int bands = stroke.colours().size();
        for (int band = 0; band < bands; band++) {
            canvas.setFill(stroke.colours().get(band));
            double left = Math.round(width * band / bands);
            double right = Math.round(width * (band + 1) / bands);
            stroke.each(view, (x, y) -> mark.area(canvas, x + left, y, right - left, height));
        }
        canvas.setFill(paints.of(Tone.SURFACE));
        canvas.setStroke(paints.of(Tone.SURFACE));
        stroke.each(view, (x, y) -> mark.cut(canvas, x, y, width, height));
        canvas.setFill(stroke.colours().getFirst());
        canvas.setStroke(stroke.colours().getFirst());
        stroke.each(view, (x, y) -> mark.inside(canvas, x, y, width, height));
    }

    /** The theme has other colours. */
    void forget() {
        far = null;
    }

    /** On whole pixels, so that equal nodes look equal and edges stay sharp. */
    static Box pixels(Viewport view, double x, double y) {
        double left = Math.round(view.pixelX(x));
        double top = Math.round(view.pixelY(y));
        return new Box(left, top, pixelWidth(view), pixelHeight(view));
    }

    private static double pixelWidth(Viewport view) {
        return Math.max(2, Math.floor(ClusterMap.NODE_WIDTH * view.scale()));
    }

    private static double pixelHeight(Viewport view) {
        return Math.max(2, Math.floor(ClusterMap.NODE_HEIGHT * view.scale()));
    }

    private void ring(Sheet canvas, Box box, Viewport view) {
        Box at = pixels(view, box.x(), box.y());
        canvas.setStroke(paints.of(Tone.TEXT));
        canvas.setLineWidth(2);
        canvas.strokeRoundRect(at.x() - 3, at.y() - 3, at.width() + 6, at.height() + 6, 6);
    }
}
