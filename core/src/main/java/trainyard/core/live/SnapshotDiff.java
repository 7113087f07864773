package trainyard.core.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What changed from one snapshot to the next. */
public record SnapshotDiff(Changes<Node> nodes, Changes<Partition> partitions, Changes<Job> jobs) {
    /** One thing, before and after. */
    public record Change<T>(T before, T after) {}

    /** What came, went and changed, each in the order of its snapshot. */
    public record Changes<T>(List<T> added, List<T> removed, List<Change<T>> changed) {
        public boolean isEmpty() {
            return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
        }
    }

    public static SnapshotDiff between(Snapshot before, Snapshot after) {
        return new SnapshotDiff(
                ofNodes(before, after),
                changes(before.partitions(), after.partitions(), Partition::name),
                changes(before.jobs(), after.jobs(), Job::number));
    }

    /** Of the nodes alone, without a look at what may be 100,000 jobs. */
    public static Changes<Node> ofNodes(Snapshot before, Snapshot after) {
        return changes(before.nodes(), after.nodes(), Node::name);
    }

    public boolean isEmpty() {
        return nodes.isEmpty() && partitions.isEmpty() && jobs.isEmpty();
    }

    /**
     * Compares two lists by key. Records that are the same object are unchanged, which most are after a refresh, and
     * cost nothing but a look; only the others are looked up by key.
     */
    static <T, K> Changes<T> changes(List<T> before, List<T> after, Function<T, K> key) {
        var gone = new LinkedHashMap<K, T>();
        var fresh = new ArrayList<T>();
        int old = 0;
        int now = 0;
        while (old < before.size() && now < after.size()) {
            if (before.get(old) == after.get(now)) {
                old++;
                now++;
            } else if (old + 1 < before.size() && before.get(old + 1) == after.get(now)) {
                gone.put(key.apply(before.get(old)), before.get(old));
                old++;
            } else {
                fresh.add(after.get(now));
                now++;
                if (now == after.size() || before.get(old) != after.get(now)) {
                    gone.put(key.apply(before.get(old)), before.get(old));
                    old++;
                }
            }
        }
        before.subList(old, before.size()).forEach(record -> gone.put(key.apply(record), record));
        fresh.addAll(after.subList(now, after.size()));
        return matched(gone, fresh, key);
    }

    private static <T, K> Changes<T> matched(Map<K, T> gone, List<T> fresh, Function<T, K> key) {
        var added = new ArrayList<T>();
        var changed = new ArrayList<Change<T>>();
        for (T record : fresh) {
            T previous = gone.remove(key.apply(record));
            if (previous == null) {
                added.add(record);
            } else if (previous != record && !previous.equals(record)) {
                changed.add(new Change<>(previous, record));
            }
        }
        return new Changes<>(List.copyOf(added), List.copyOf(gone.values()), List.copyOf(changed));
    }
}
