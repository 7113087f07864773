package trainyard.app.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trainyard.app.topology.Grouping.Group;
import trainyard.app.topology.Grouping.Section;

/**
 * Places groupings one after the other, as a refresh brings them: which way is best is asked again only once there are
 * other groups, or as many nodes no longer. May be used by several threads.
 */
final class MapPlaces {
    /** All that the best way depends on. */
    private record Outline(List<List<Integer>> sizes, List<String> sections, List<Integer> levels) {
        static Outline of(Grouping grouping) {
            return new Outline(
                    grouping.sections().stream().map(Outline::sizes).toList(),
                    grouping.sections().stream().map(Section::name).toList(),
                    grouping.uppers().stream().map(Grouping.Upper::level).toList());
        }

        private static List<Integer> sizes(Section section) {
            return section.groups().stream().map(Group::nodes).map(List::size).toList();
        }
    }

    private record Known(Outline outline, MapLayout.Way way) {}

    private volatile @Nullable Known last;

    ClusterMap place(Grouping grouping) {
        return MapLayout.place(grouping, way(grouping));
    }

    MapLayout.Way way(Grouping grouping) {
        var outline = Outline.of(grouping);
        Known known = last;
        if (known == null || !known.outline().equals(outline)) {
            known = new Known(outline, MapLayout.largest(grouping));
            last = known;
        }
        return known.way();
    }
}
