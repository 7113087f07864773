package trainyard.core.diagnose.export;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import trainyard.core.diagnose.Happening;

/** A time line cut to what a page holds: what carries the report stays, then what can start a failure, and so on. */
public record Timeline(List<Happening> shown, int more) {
    public static Timeline of(List<Happening> all, int most) {
        if (all.size() <= most) {
            return new Timeline(all, 0);
        }
        var kept = new HashSet<Integer>(IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparing((Integer at) -> !all.get(at).decisive())
                        .thenComparing(at -> all.get(at).role()))
                .limit(most)
                .toList());
        return new Timeline(
                IntStream.range(0, all.size())
                        .filter(kept::contains)
                        .mapToObj(all::get)
                        .toList(),
                all.size() - most);
    }
}
