package trainyard.core.demo;

import java.util.List;
import trainyard.core.job.submit.SiteReader;

/** Small programs of the login node, in the forms that the console uses. */
final class LoginNode {
    /** As Slurm 24.11 prints it. */
    private static final String MPI_TYPES = """
            MPI plugin types are...
            \tnone
            \tpmix
            \tcray_shasta
            \tpmi2
            specific pmix plugin versions available: pmix_v5
            """;

    private LoginNode() {}

    /** Its disks take every folder, and show none. */
    static Answer mkdir(List<String> words) {
        return words.size() > 2 && words.subList(0, 2).equals(List.of("-p", "--"))
                ? Answer.of("")
                : Answer.failed("mkdir: the demo cluster makes folders with '-p --' only");
    }

    static Answer srun(List<String> words) {
        return words.equals(List.of("--mpi=list"))
                ? Answer.of(MPI_TYPES)
                : Answer.failed("srun: error: the demo cluster takes batch jobs only");
    }

    static Answer id(List<String> words) {
        return words.equals(List.of("-un"))
                ? Answer.of(People.GUEST.login() + "\n")
                : Answer.failed("id: the demo cluster tells '-un' only");
    }

    static Answer sh(World world, List<String> words) {
        var script = GatherAnswers.script(words);
        if (script.isPresent()) {
            return new GatherAnswers(world).onLogin(script.get(), words);
        }
        return words.equals(List.of("-c", SiteReader.LOOK))
                ? Answer.of("apptainer\npyxis\n")
                : Answer.failed("sh: the demo cluster is no shell, and knows this script not");
    }
}
