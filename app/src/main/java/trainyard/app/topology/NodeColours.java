package trainyard.app.topology;

import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.StatePaints.Tone;
import trainyard.core.live.Node;

/** The colours of a node on the map: one, or one for each of the partitions or jobs that share it. */
final class NodeColours {
    /** How many colours partitions share, and jobs. */
    static final int COLOURS = 8;

    /** How many colours a node shows at most: more would be stripes. */
    private static final int BANDS = 4;

    private final StatePaints paints;
    private final ColourBy by;
    private final MapContent content;

    NodeColours(StatePaints paints, ColourBy by, MapContent content) {
        this.paints = paints;
        this.by = by;
        this.content = content;
    }

    /** From left to right, never empty. */
    List<Paint> of(Node node) {
        return switch (by) {
            case STATE -> List.of(paints.of(node.state().shown()));
            case PARTITION ->
                bands(node.partitions().stream()
                        .map(name -> content.partitionNumbers().getOrDefault(name, 0))
                        .toList());
            case JOB ->
                bands(content.jobs().getOrDefault(node.name(), List.of()).stream()
                        .map(job -> (int) Math.floorMod(job.number(), (long) COLOURS))
                        .toList());
            case GPUS -> List.of(level(node.gpus() == 0 ? -1 : (double) node.allocatedGpus() / node.gpus()));
            case LOAD -> List.of(level(node.cpus() == 0 ? -1 : node.load() / node.cpus()));
        };
    }

    private List<Paint> bands(List<Integer> numbers) {
        return numbers.isEmpty()
                ? List.of(paints.of(Tone.BORDER))
                : numbers.stream()
                        .limit(BANDS)
                        .map(number -> paints.partition(number % COLOURS))
                        .toList();
    }

    /** From pale to full; a negative share is one that is not known. Few steps, so that equals are drawn together. */
    Paint level(double share) {
        if (share < 0) {
            return paints.of(Tone.BORDER);
        }
        double step = Math.ceil(Math.min(1, share) * 4) / 4;
        return paints.of(Tone.SCALE_LOW) instanceof Color low && paints.of(Tone.SCALE_HIGH) instanceof Color high
                ? low.interpolate(high, step)
                : paints.of(Tone.SCALE_HIGH);
    }
}
