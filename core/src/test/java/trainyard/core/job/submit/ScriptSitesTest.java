package trainyard.core.job.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trainyard.core.job.ContainerRuntime;
import trainyard.core.job.JobSite;
import trainyard.core.job.PortRange;
import trainyard.core.job.lint.ScriptSite;

class ScriptSitesTest {
    @Test
    void what_is_known_is_handed_on_and_what_is_not_stays_unknown() {
        assertEquals(ScriptSite.unknown(), ScriptSites.of(JobSite.unknown()));
        var part = new JobSite.Part("gpu", true, true, Optional.empty(), OptionalInt.empty(), List.of(), Map.of());
        var site = new JobSite(
                List.of(part),
                Optional.of(Set.of("pmix")),
                Optional.of(Set.of(ContainerRuntime.NONE, ContainerRuntime.PYXIS)),
                Optional.empty(),
                Optional.empty(),
                Map.of("MpiParams", new PortRange(12_000, 12_999), "SlurmdPort", new PortRange(6_818, 6_818)));
        assertEquals(
                new ScriptSite(Optional.of(true), Set.of("pmix"), Set.of("gpu"), "12000-12999"), ScriptSites.of(site));
    }
}
