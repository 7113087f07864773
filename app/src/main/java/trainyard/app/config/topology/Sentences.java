package trainyard.app.config.topology;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import trainyard.core.plan.PlanFile;
import trainyard.core.plan.Position;
import trainyard.core.plan.edit.PlanPath;

/** What the plan's rules say of its topology. */
final class Sentences {
    private Sentences() {}

    static List<String> of(PlanFile file) {
        Set<Position> places = places(file);
        return file.problems().stream()
                .filter(problem -> places.contains(problem.at()))
                .map(problem -> sentence(problem.what()))
                .distinct()
                .toList();
    }

    /** Of the topology and all in it; where nodes alone say it, what it would stand in. */
    private static Set<Position> places(PlanFile file) {
        String topology = LayoutReader.TOPOLOGY.toString();
        var places = new HashSet<Position>();
        file.positions().forEach((path, position) -> {
            if (path.equals(topology) || path.startsWith(topology + ".")) {
                places.add(position);
            }
        });
        for (PlanPath at = LayoutReader.TOPOLOGY; places.isEmpty() && !at.isRoot(); at = at.parent()) {
            Position around = file.positions().get(at.toString());
            if (around != null) {
                places.add(around);
            }
        }
        return places;
    }

    private static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
    }
}
