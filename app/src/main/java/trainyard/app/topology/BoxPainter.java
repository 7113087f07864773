package trainyard.app.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import trainyard.app.kit.Cut;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.StatePaints.Tone;
import trainyard.app.topology.ClusterMap.Box;
import trainyard.core.live.Job;
import trainyard.core.live.Node;

/**
 * A node near by: a strip with mark and name, and a cell a GPU. Nearest, a card with more words.
 *
 * <p>A snapshot tells how many GPUs are allocated, not which: cells fill from the left, and words say only the number.
 * Where the details of the jobs on a card's node are known, its cells have their indices.
 */
final class BoxPainter {
    private static final double NAME_FROM = 30;
    private static final double LINE = 15;
    /** From this width on, a cell has room for its index. */
    private static final double INDEX_FROM = 16;

    private static final Font TINY = Font.font("JetBrains Mono", 9);
    private static final Font NAME = Font.font("JetBrains Mono", 12);
    private static final Font WORDS = Font.font("Inter", 12);

    private final StatePaints paints;
    private final BiFunction<Node, MapContent, List<GpuCell>> cells;

    /** @param cells of a card's GPUs */
    BoxPainter(StatePaints paints, BiFunction<Node, MapContent, List<GpuCell>> cells) {
        this.paints = paints;
        this.cells = cells;
    }

    /** @param colours one, or several that share the strip */
    void paint(Sheet canvas, MapContent content, Node node, List<Paint> colours, Box box) {
        canvas.setFill(paints.of(Tone.BACKGROUND));
        canvas.fillRect(box.x(), box.y(), box.width(), box.height());
        canvas.setStroke(colours.getFirst());
        canvas.setLineWidth(1);
        canvas.strokeRect(box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1);
        strip(canvas, node, colours, box, GpuGrid.strip(box));
        if (GpuGrid.isCard(box)) {
            card(canvas, cells.apply(node, content), content.jobs().getOrDefault(node.name(), List.of()), node, box);
        } else if (node.gpus() > 0) {
            gpus(canvas, node, GpuGrid.inBox(box, node.gpus()));
        } else {
            cpus(canvas, node, GpuGrid.inBox(box, 0).area());
        }
    }

    private void card(Sheet canvas, List<GpuCell> gpus, List<Job> jobs, Node node, Box box) {
        var grid = GpuGrid.inCard(box, node.gpus());
        if (gpus.isEmpty()) {
            cpus(canvas, node, grid.area());
        } else {
            cells(canvas, gpus, grid);
        }
        words(
                canvas,
                lines(node, gpus, jobs),
                box,
                grid.area().y() + grid.area().height() + LINE);
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

    private void gpus(Sheet canvas, Node node, GpuGrid grid) {
        for (int i = 0; i < node.gpus(); i++) {
            cell(canvas, grid.cell(i), i < node.allocatedGpus() ? Tone.GPU_BUSY : Tone.GPU_FREE);
        }
    }

    /** A busy one is full, any other hollow; too small to be hollow, it is faint. */
    private void cell(Sheet canvas, Box at, Tone tone) {
        boolean busy = tone == Tone.GPU_BUSY;
        boolean hollow = !busy && at.width() >= 4 && at.height() >= 4;
        canvas.setFill(paints.of(busy || hollow ? tone : Tone.BORDER));
        canvas.fillRect(at.x(), at.y(), at.width(), at.height());
        if (hollow) {
            canvas.setFill(paints.of(Tone.BACKGROUND));
            canvas.fillRect(at.x() + 1, at.y() + 1, at.width() - 2, at.height() - 2);
        }
    }

    private void cells(Sheet canvas, List<GpuCell> gpus, GpuGrid grid) {
        for (int i = 0; i < gpus.size(); i++) {
            GpuCell gpu = gpus.get(i);
            Box at = grid.cell(i);
            cell(
                    canvas,
                    at,
                    switch (gpu.state()) {
                        case ALLOCATED -> Tone.GPU_BUSY;
                        case FREE -> Tone.GPU_FREE;
                        case OUT, MISSING -> Tone.GPU_OUT;
                    });
            switch (gpu.state()) {
                case OUT -> {
                    canvas.setFill(paints.of(Tone.GPU_OUT));
                    canvas.fillRect(at.x() + 3, at.y() + at.height() - 5, at.width() - 6, 2);
                }
                case MISSING -> {
                    canvas.setStroke(paints.of(Tone.GPU_OUT));
                    canvas.setLineWidth(1);
                    canvas.strokeLine(at.x() + 3, at.y() + 3, at.x() + at.width() - 3, at.y() + at.height() - 3);
                    canvas.strokeLine(at.x() + at.width() - 3, at.y() + 3, at.x() + 3, at.y() + at.height() - 3);
                }
                case ALLOCATED, FREE -> {}
            }
            index(canvas, gpu, at);
        }
    }

    private void index(Sheet canvas, GpuCell gpu, Box at) {
        if (gpu.index().isPresent() && at.width() >= INDEX_FROM) {
            boolean busy = gpu.state() == GpuCell.State.ALLOCATED;
            canvas.setFont(TINY);
            canvas.setFill(busy ? inkOn(paints.of(Tone.GPU_BUSY)) : paints.of(Tone.MUTED));
            canvas.fillText(Integer.toString(gpu.index().get()), at.x() + 3, at.y() + 11, at.width() - 4);
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

    private void words(Sheet canvas, List<Line> lines, Box box, double firstLine) {
        double y = firstLine;
        int letters = (int) ((box.width() - 16) / 6.4);
        for (Line line : lines) {
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

    private static List<Line> lines(Node node, List<GpuCell> gpus, List<Job> jobs) {
        var lines = new ArrayList<Line>();
        String type = node.gpuType().map(name -> " " + name).orElse("");
        lines.add(new Line(node.state().shown().word(), false, false));
        if (node.gpus() > 0) {
            lines.add(new Line(node.allocatedGpus() + " of " + node.gpus() + type + " GPUs allocated", false, false));
        }
        lines.add(new Line(node.allocatedCpus() + " of " + node.cpus() + " CPUs allocated", true, false));
        node.reason().ifPresent(reason -> lines.add(new Line(reason.text(), true, false)));
        int missing = GpuCell.missing(node);
        if (missing > 0) {
            lines.add(new Line(missing + " of " + node.gpus() + " GPUs missing", false, false));
        }
        jobs.forEach(job -> lines.add(new Line(job(job, gpus), false, false)));
        gpus.stream()
                .filter(gpu -> !gpu.pciAddress().isEmpty())
                .forEach(gpu -> lines.add(
                        new Line(gpu.index().map(index -> index + "  ").orElse("") + gpu.pciAddress(), true, true)));
        return lines;
    }

    /** A job with the indices that it holds, where they are known: {@code 0,1: 4711 train, ada}. */
    private static String job(Job job, List<GpuCell> gpus) {
        String held = gpus.stream()
                .filter(gpu -> gpu.holder().equals(Optional.of(job.number())))
                .flatMap(gpu -> gpu.index().stream())
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return (held.isEmpty() ? "" : held + ": ") + job.id() + " " + job.name() + ", " + job.user();
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
