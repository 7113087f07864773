package trainyard.app.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import trainyard.app.kit.Cut;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.StatePaints.Tone;
import trainyard.app.topology.ClusterMap.Box;
import trainyard.core.live.Node;

/**
 * A node near by: a strip with mark and name, and a cell a GPU. Nearest, a card with more words.
 *
 * <p>Slurm tells how many GPUs are allocated, not which: cells fill from the left, and words say only the number.
 */
final class BoxPainter {
    private static final double NAME_FROM = 30;
    private static final double CARD_FROM = 168;
    private static final double LINE = 15;
    private static final int CELLS_A_ROW = 8;
    private static final Font TINY = Font.font("JetBrains Mono", 9);
    private static final Font NAME = Font.font("JetBrains Mono", 12);
    private static final Font WORDS = Font.font("Inter", 12);

    private final StatePaints paints;
    private final Function<String, List<String>> pciAddresses;

    BoxPainter(StatePaints paints, Function<String, List<String>> pciAddresses) {
        this.paints = paints;
        this.pciAddresses = pciAddresses;
    }

    /** @param colours one, or several that share the strip */
    void paint(Sheet canvas, Node node, List<Paint> colours, Box box) {
        Paint colour = colours.getFirst();
        boolean card = box.width() >= CARD_FROM;
        double strip = card ? 24 : Math.clamp(Math.floor(box.height() * 0.45), 10, 20);
        canvas.setFill(paints.of(Tone.BACKGROUND));
        canvas.fillRect(box.x(), box.y(), box.width(), box.height());
        canvas.setStroke(colour);
        canvas.setLineWidth(1);
        canvas.strokeRect(box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1);
        strip(canvas, node, colours, box, strip);
        double top = box.y() + strip + (card ? 8 : 2);
        double inset = card ? 8 : 3;
        double room = box.height() - strip - (card ? 16 : 4);
        double cellsHeight = card ? Math.min(22, room) : room;
        var cells = new Box(box.x() + inset, top, box.width() - 2 * inset, cellsHeight);
        if (node.gpus() > 0) {
            gpus(canvas, node, cells);
        } else {
            cpus(canvas, node, cells);
        }
        if (card) {
            words(canvas, node, box, top + cellsHeight + LINE);
        }
    }

    private void strip(Sheet canvas, Node node, List<Paint> colours, Box box, double height) {
        for (int band = 0; band < colours.size(); band++) {
            double left = Math.round(box.width() * band / colours.size());
            canvas.setFill(colours.get(band));
            canvas.fillRect(box.x() + left, box.y(), box.width() - left, height);
        }
        Paint colour = colours.getFirst();
        var ink = inkOn(colour);
        var mark = NodeMark.of(node.state().shown());
        double size = Math.max(6, height - 8);
        double inset = height < 12 ? 2 : 4;
        double y = box.y() + (height - size) / 2;
        canvas.setFill(ink);
        mark.area(canvas, box.x() + inset, y, size, size);
        canvas.setFill(colour);
        canvas.setStroke(colour);
        mark.cut(canvas, box.x() + inset, y, size, size);
        canvas.setFill(ink);
        canvas.setStroke(ink);
        mark.inside(canvas, box.x() + inset, y, size, size);
        if (box.width() >= NAME_FROM) {
            boolean tiny = box.width() < 80 || height < 14;
            canvas.setFont(tiny ? TINY : NAME);
            double letter = (tiny ? 9 : 12) * 0.6;
            double left = box.x() + inset + size + inset;
            int letters = (int) ((box.x() + box.width() - left - 2) / letter);
            canvas.fillText(shortName(node.name(), letters), left, box.y() + height / 2 + (tiny ? 3 : 4), box.width());
        }
    }

    /** The whole name, or the number at its end, or nothing: half a name misleads. */
    static String shortName(String name, int letters) {
        if (name.length() <= letters) {
            return name;
        }
        int start = name.length();
        while (start > 0 && Character.isDigit(name.charAt(start - 1))) {
            start--;
        }
        int length = name.length() - start;
        return length > 0 && length <= letters ? name.substring(start) : "";
    }

    private void gpus(Sheet canvas, Node node, Box area) {
        int columns = Math.min(CELLS_A_ROW, node.gpus());
        int rows = (node.gpus() + columns - 1) / columns;
        double width = area.width() / columns;
        double height = area.height() / rows;
        double gap = width >= 8 ? 2 : 1;
        for (int i = 0; i < node.gpus(); i++) {
            double left = Math.round(area.x() + i % columns * width);
            double right = Math.round(area.x() + (i % columns + 1) * width) - gap;
            double y = Math.round(area.y() + (double) (i / columns) * height);
            double tall = Math.max(2, Math.floor(height - gap));
            boolean busy = i < node.allocatedGpus();
            boolean hollow = !busy && right - left >= 4 && tall >= 4;
            // Too small to be hollow, a free one is faint.
            canvas.setFill(paints.of(busy ? Tone.GPU_BUSY : hollow ? Tone.GPU_FREE : Tone.BORDER));
            canvas.fillRect(left, y, right - left, tall);
            if (hollow) {
                canvas.setFill(paints.of(Tone.BACKGROUND));
                canvas.fillRect(left + 1, y + 1, right - left - 2, tall - 2);
            }
        }
    }

    private void cpus(Sheet canvas, Node node, Box area) {
        double height = Math.min(area.height(), 10);
        double share = node.cpus() == 0 ? 0 : (double) node.allocatedCpus() / node.cpus();
        canvas.setFill(paints.of(Tone.GPU_FREE));
        canvas.fillRect(area.x(), area.y(), area.width(), height);
        canvas.setFill(paints.of(Tone.GPU_BUSY));
        canvas.fillRect(area.x(), area.y(), area.width() * share, height);
    }

    private void words(Sheet canvas, Node node, Box box, double firstLine) {
        double y = firstLine;
        int letters = (int) ((box.width() - 16) / 6.4);
        for (Line line : lines(node)) {
            if (y > box.y() + box.height() - 6) {
                return;
            }
            canvas.setFont(line.code() ? NAME : WORDS);
            canvas.setFill(paints.of(line.muted() ? Tone.MUTED : Tone.TEXT));
            canvas.fillText(Cut.middle(line.text(), letters), box.x() + 8, y, box.width() - 12);
            y += LINE;
        }
    }

    private record Line(String text, boolean muted, boolean code) {}

    private List<Line> lines(Node node) {
        var lines = new ArrayList<Line>();
        String type = node.gpuType().map(name -> " " + name).orElse("");
        lines.add(new Line(node.state().shown().word(), false, false));
        if (node.gpus() > 0) {
            lines.add(new Line(node.allocatedGpus() + " of " + node.gpus() + type + " GPUs allocated", false, false));
        }
        lines.add(new Line(node.allocatedCpus() + " of " + node.cpus() + " CPUs allocated", true, false));
        node.reason().ifPresent(reason -> lines.add(new Line(reason.text(), true, false)));
        for (String address : pciAddresses.apply(node.name())) {
            lines.add(new Line(address, true, true));
        }
        return lines;
    }

    /** Black or white, whichever is read better on the colour (relative luminance of WCAG 2). */
    private static Color inkOn(Paint paint) {
        if (!(paint instanceof Color colour)) {
            return Color.WHITE;
        }
        double luminance = 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
        return luminance > 0.179 ? Color.BLACK : Color.WHITE;
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
