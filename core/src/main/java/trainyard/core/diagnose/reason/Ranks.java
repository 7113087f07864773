package trainyard.core.diagnose.reason;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.read.Event;

/**
 * Which rank has which GPU of which node, so that what a kernel says of a GPU is about a rank, and what a rank says is
 * about a GPU. NCCL tells it where it was asked to ({@code NCCL_DEBUG=INFO}); and processes have numbers.
 */
final class Ranks {
    private static final String MARK = "mark.gpu-of-rank";

    private final Map<String, Integer> byGpu = new HashMap<>();
    private final Map<String, Integer> byProcess = new HashMap<>();
    private final Map<Integer, Event> marks = new HashMap<>();

    private Ranks(List<Event> events) {
        Map<String, Event> ofProcess = new HashMap<>();
        for (Event event : events) {
            if (event.rule().id().equals(MARK)) {
                // A process is in several groups and has a rank in each: the group of all is the largest.
                process(event).ifPresent(process -> ofProcess.merge(process, event, Ranks::larger));
            } else if (event.rank().isPresent()) {
                process(event)
                        .ifPresent(
                                process -> byProcess.put(process, event.rank().get()));
            }
        }
        ofProcess.forEach((process, mark) -> mark.rank().ifPresent(rank -> {
            byProcess.put(process, rank);
            gpu(mark).ifPresent(gpu -> byGpu.put(gpu, rank));
            marks.put(rank, mark);
        }));
    }

    static List<Event> joined(List<Event> events) {
        var ranks = new Ranks(events);
        return events.stream().map(ranks::with).toList();
    }

    private Event with(Event event) {
        if (event.rank().isEmpty()) {
            return gpu(event)
                    .map(byGpu::get)
                    .or(() -> process(event).map(byProcess::get))
                    .map(event::of)
                    .orElse(event);
        }
        Optional<Event> mark = event.rank().map(marks::get);
        Event placed = event.node().isPresent()
                ? event
                : mark.flatMap(Event::node).map(event::on).orElse(event);
        return blamesGpu(placed) && placed.value("gpu").isEmpty()
                ? mark.filter(one -> one.node().equals(placed.node()))
                        .flatMap(one -> one.value("gpu"))
                        .map(gpu -> placed.with("gpu", Blame.address(gpu)))
                        .orElse(placed)
                : placed;
    }

    private static boolean blamesGpu(Event event) {
        return event.rule()
                .cause()
                .filter(cause -> cause.blames().contains(Blamed.Kind.GPU))
                .isPresent();
    }

    private static Event larger(Event one, Event other) {
        return world(other) > world(one) ? other : one;
    }

    private static int world(Event event) {
        return event.value("world").map(Integer::parseInt).orElse(0);
    }

    private static Optional<String> process(Event event) {
        return event.node().flatMap(node -> event.value("pid").map(pid -> node + " " + pid));
    }

    private static Optional<String> gpu(Event event) {
        return event.node().flatMap(node -> event.value("gpu").map(gpu -> node + " " + Blame.address(gpu)));
    }
}
