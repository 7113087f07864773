package trainyard.core.diagnose.reason;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import trainyard.core.diagnose.read.Event;

/** Ranks that print different versions of NCCL. */
final class NcclVersions implements Observation {
    @Override
    public List<Event> of(Incident incident) {
        List<Event> told = incident.of("mark.nccl-version").toList();
        var versions = new TreeSet<String>();
        told.forEach(event -> event.value("detail").ifPresent(versions::add));
        return versions.size() < 2
                ? List.of()
                : List.of(Derived.of(
                        incident.book().rule("nccl-version-mismatch.ranks-differ"),
                        told.getLast(),
                        Map.of("detail", String.join(" and ", versions))));
    }
}
