package trainyard.core.job.submit;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.core.job.ContainerRuntime;
import trainyard.core.job.JobSite;
import trainyard.core.job.PortRange;
import trainyard.core.job.lint.ScriptSite;

/** What a cluster has for jobs, as the lint of scripts asks for it. */
public final class ScriptSites {
    private ScriptSites() {}

    public static ScriptSite of(JobSite site) {
        Optional<PortRange> mpi = Optional.ofNullable(site.takenPorts().get("MpiParams"));
        return new ScriptSite(
                site.runtimes().map(runtimes -> runtimes.contains(ContainerRuntime.PYXIS)),
                site.mpiTypes().orElse(Set.of()),
                site.partitions().stream().map(JobSite.Part::name).collect(Collectors.toSet()),
                mpi.map(PortRange::toString).orElse(""));
    }
}
