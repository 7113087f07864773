package trainyard.core.job.lint;

import java.util.Optional;
import java.util.Set;

/**
 * What is known of the cluster that a script is for. Rules that need it say what holds where it is not known.
 *
 * @param pyxis whether srun has Pyxis' options for containers
 * @param mpiTypes what {@code srun --mpi=list} prints; empty where nobody asked
 * @param partitions by name; empty where nobody asked
 * @param mpiPorts the range of ports that the cluster gives MPI, such as {@code 12000-12999}; empty where not known
 */
public record ScriptSite(Optional<Boolean> pyxis, Set<String> mpiTypes, Set<String> partitions, String mpiPorts) {
    public static ScriptSite unknown() {
        return new ScriptSite(Optional.empty(), Set.of(), Set.of(), "");
    }
}
