package trainyard.app.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.StatePaints.Tone;
import trainyard.app.topology.ClusterMap.Block;
import trainyard.app.topology.ClusterMap.Box;
import trainyard.core.live.Node;
import trainyard.core.slurm.NodeState;

/** Draws what the viewport sees of the map: marks from afar, boxes with GPUs near by, cards nearest. */
final class MapPainter {
    private static final double BOX_FROM = 28;
    private static final double DIMMED = 0.22;
    private static final Font NAME = Font.font("Inter Semi Bold", 12);
    private static final Font SMALL = Font.font("Inter", 11);

    private final StatePaints paints;
    private final BoxPainter boxes;

    MapPainter(StatePaints paints, Function<String, List<String>> pciAddresses) {
        this.paints = paints;
        boxes = new BoxPainter(paints, pciAddresses);
    }

    /** @param selected the name of the selected node */
    void paint(GraphicsContext canvas, MapContent content, Viewport view, ColourBy by, Optional<String> selected) {
        canvas.setGlobalAlpha(1);
        canvas.setFill(paints.of(Tone.BACKGROUND));
        canvas.fillRect(0, 0, view.width(), view.height());
        links(canvas, content, view);
        content.map().blocks().forEach(block -> block(canvas, block, view));
        boolean near = ClusterMap.NODE_WIDTH * view.scale() >= BOX_FROM;
        var colours = new NodeColours(paints, by, content);
        if (near) {
            nearNodes(canvas, content, view, colours);
        } else {
            farNodes(canvas, content, view, colours);
        }
        selected.flatMap(content.map()::boxOf).ifPresent(box -> ring(canvas, box, view));
    }

    private void links(GraphicsContext canvas, MapContent content, Viewport view) {
        Box controller = content.map().controller();
        double fromX = view.pixelX(controller.x() + controller.width() / 2);
        double fromY = view.pixelY(controller.y() + controller.height());
        canvas.setStroke(paints.of(Tone.BORDER));
        canvas.setLineWidth(1);
        double firstRow = content.map().blocks().isEmpty()
                ? 0
                : content.map().blocks().getFirst().box().y();
        for (Block block : content.map().blocks()) {
            if (block.box().y() == firstRow) {
                double toX =
                        Math.round(view.pixelX(block.box().x() + block.box().width() / 2)) + 0.5;
                double toY = view.pixelY(block.box().y());
                double turn = Math.round((fromY + toY) / 2) + 0.5;
                canvas.strokeLine(Math.round(fromX) + 0.5, fromY, Math.round(fromX) + 0.5, turn);
                canvas.strokeLine(Math.round(fromX) + 0.5, turn, toX, turn);
                canvas.strokeLine(toX, turn, toX, toY);
            }
        }
        controller(canvas, content.cluster(), controller, view);
    }

    private void controller(GraphicsContext canvas, String cluster, Box box, Viewport view) {
        double width = Math.clamp(box.width() * view.scale(), 160, 240);
        double height = Math.max(22, Math.min(44, box.height() * view.scale()));
        double x = Math.round(view.pixelX(box.x() + box.width() / 2) - width / 2) + 0.5;
        double y = Math.round(view.pixelY(box.y() + box.height()) - height) + 0.5;
        canvas.setFill(paints.of(Tone.SURFACE));
        canvas.fillRoundRect(x, y, width, height, 8, 8);
        canvas.strokeRoundRect(x, y, width, height, 8, 8);
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

    private void block(GraphicsContext canvas, Block block, Viewport view) {
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
        double baseline = y + Math.min(header - 5, header / 2 + 5);
        canvas.setFont(NAME);
        canvas.setFill(paints.of(Tone.TEXT));
        double left = x + Math.min(8, ClusterMap.PAD * view.scale());
        canvas.fillText(block.partition(), left, baseline, Math.max(1, width - 8));
        var use = MapContent.use(block.nodes());
        String words = use.gpus() == 0
                ? "%,d nodes".formatted(use.nodes())
                : "%,d nodes, %,d of %,d GPUs".formatted(use.nodes(), use.allocatedGpus(), use.gpus());
        double after = left + block.partition().length() * 7.5 + 12;
        if (after + words.length() * 6 < x + width) {
            canvas.setFont(SMALL);
            canvas.setFill(paints.of(Tone.MUTED));
            canvas.fillText(words, after, baseline);
        }
    }

    private void nearNodes(GraphicsContext canvas, MapContent content, Viewport view, NodeColours colours) {
        for (Block block : content.map().blocks()) {
            for (int i = 0; i < block.nodes().size(); i++) {
                double x = block.nodeX(i);
                double y = block.nodeY(i);
                if (view.sees(x, y, ClusterMap.NODE_WIDTH, ClusterMap.NODE_HEIGHT)) {
                    Node node = block.nodes().get(i);
                    canvas.setGlobalAlpha(content.isDimmed(node) ? DIMMED : 1);
                    boxes.paint(canvas, node, colours.of(node), pixels(view, x, y));
                }
            }
        }
        canvas.setGlobalAlpha(1);
    }

    /** Nodes of one colour and shape together: changing the fill costs more than filling. */
    private void farNodes(GraphicsContext canvas, MapContent content, Viewport view, NodeColours colours) {
        Map<Stroke, List<Box>> strokes = new HashMap<>();
        for (Block block : content.map().blocks()) {
            for (int i = 0; i < block.nodes().size(); i++) {
                double x = block.nodeX(i);
                double y = block.nodeY(i);
                if (view.sees(x, y, ClusterMap.NODE_WIDTH, ClusterMap.NODE_HEIGHT)) {
                    Node node = block.nodes().get(i);
                    var stroke = new Stroke(node.state().shown(), colours.of(node), content.isDimmed(node));
                    strokes.computeIfAbsent(stroke, key -> new ArrayList<>()).add(pixels(view, x, y));
                }
            }
        }
        strokes.forEach((stroke, nodes) -> marks(canvas, stroke, nodes));
        canvas.setGlobalAlpha(1);
    }

    private record Stroke(NodeState.Shown state, List<Paint> colours, boolean dimmed) {}

    private void marks(GraphicsContext canvas, Stroke stroke, List<Box> nodes) {
        var mark = NodeMark.of(stroke.state());
        canvas.setGlobalAlpha(stroke.dimmed() ? DIMMED : 1);
        int bands = stroke.colours().size();
        for (int band = 0; band < bands; band++) {
            canvas.setFill(stroke.colours().get(band));
            for (Box box : nodes) {
                double left = box.x() + Math.round(box.width() * band / bands);
                double right = box.x() + Math.round(box.width() * (band + 1) / bands);
                mark.area(canvas, left, box.y(), right - left, box.height());
            }
        }
        canvas.setFill(paints.of(Tone.SURFACE));
        canvas.setStroke(paints.of(Tone.SURFACE));
        nodes.forEach(box -> mark.cut(canvas, box.x(), box.y(), box.width(), box.height()));
        canvas.setFill(stroke.colours().getFirst());
        canvas.setStroke(stroke.colours().getFirst());
        nodes.forEach(box -> mark.inside(canvas, box.x(), box.y(), box.width(), box.height()));
    }

    /** On whole pixels, so that equal nodes look equal and edges stay sharp. */
    private static Box pixels(Viewport view, double x, double y) {
        double left = Math.round(view.pixelX(x));
        double top = Math.round(view.pixelY(y));
        double width = Math.max(2, Math.floor(ClusterMap.NODE_WIDTH * view.scale()));
        double height = Math.max(2, Math.floor(ClusterMap.NODE_HEIGHT * view.scale()));
        return new Box(left, top, width, height);
    }

    private void ring(GraphicsContext canvas, Box box, Viewport view) {
        Box at = pixels(view, box.x(), box.y());
        canvas.setStroke(paints.of(Tone.TEXT));
        canvas.setLineWidth(2);
        canvas.strokeRoundRect(at.x() - 3, at.y() - 3, at.width() + 6, at.height() + 6, 6, 6);
    }
}
