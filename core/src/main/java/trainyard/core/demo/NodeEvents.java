package trainyard.core.demo;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** When nodes were out of service, as slurmdbd remembers it. */
final class NodeEvents {
    private static final int MOST = 5_000;
    private static final long DAY = 86_400;

    /** @param until 0 while it lasts */
    record Event(String node, long from, long until, String state, String user, String reason) {
        private boolean isOf(SimNode sim) {
            return state.equals(word(sim)) && reason.equals(sim.reason);
        }

        private Event ended(long at) {
            return new Event(node, from, at, state, user, reason);
        }
    }

    private final Map<String, Event> open = new LinkedHashMap<>();
    private final Deque<Event> ended = new ArrayDeque<>();

    /** Some that were over when the demo began: every third node had one or two in the last month. */
    void begin(List<SimNode> nodes, SplittableRandom random, long now) {
        for (SimNode node : nodes) {
            for (long days = random.nextInt(2, 40); days < 30 && node.index % 3 == 0; days += 17) {
                long from = now - days * DAY - random.nextInt(40_000);
                boolean lost = random.nextInt(3) == 0;
                ended.add(new Event(
                        node.name,
                        from,
                        from + random.nextInt(600, 20_000),
                        lost ? "DOWN" : "DRAIN",
                        lost ? "slurm" : People.ADMINS.get(random.nextInt(People.ADMINS.size())),
                        lost
                                ? "Not responding"
                                : NodeTrouble.ADMIN_REASONS.get(random.nextInt(NodeTrouble.ADMIN_REASONS.size()))));
            }
        }
    }

    /** Takes down what has changed since the last look. */
    void look(Collection<SimNode> nodes, long now) {
        for (SimNode node : nodes) {
            Event before = open.get(node.name);
            if (before != null && !before.isOf(node)) {
                open.remove(node.name);
                ended.add(before.ended(now));
                if (ended.size() > MOST) {
                    ended.removeFirst();
                }
            }
            if (!word(node).isEmpty()) {
                open.computeIfAbsent(
                        node.name,
                        name -> new Event(name, node.reasonSince, 0, word(node), node.reasonUser, node.reason));
            }
        }
    }

    private static String word(SimNode node) {
        return node.down ? "DOWN" : node.drain ? "DRAIN" : "";
    }

    /** Those that were not over at a time, of some nodes. */
    List<Event> of(Collection<String> nodes, long since) {
        return Stream.concat(ended.stream(), open.values().stream())
                .filter(event -> nodes.contains(event.node()))
                .filter(event -> event.until() == 0 || event.until() >= since)
                .toList();
    }
}
